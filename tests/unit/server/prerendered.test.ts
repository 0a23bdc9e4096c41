import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashSource } from "@/server/envelope/csp";
import { loadPrerendered } from "@/server/envelope/prerendered";

type Has = { type: string; key: string }[];
let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "build-"));
});
afterEach(() => rm(dir, { recursive: true }));

const render = async (path: string) => (path === "/" ? "<script>home()</script>" : "<p>Aide</p>");

async function aBuild(revalidate: number | false, rewrites: { source: string; has?: Has }[] = []) {
  const page = { routeType: "page", initialRevalidateSeconds: revalidate };
  const routes = { "/": page, "/aide": page, "/robots.txt": { routeType: "route", initialRevalidateSeconds: false } };
  await writeFile(join(dir, "prerender-manifest.json"), JSON.stringify({ routes }));
  await writeFile(join(dir, "routes-manifest.json"), JSON.stringify({ rewrites: { beforeFiles: rewrites } }));
}

describe("rendering what is the same for everyone", () => {
  test("pages come with their scripts' hashes, and the cookies that lead elsewhere", async () => {
    await aBuild(false, [
      { source: "/", has: [{ type: "cookie", key: "pf_session" }] },
      { source: "/", has: [{ type: "query", key: "suite" }] },
    ]);
    const pages = await loadPrerendered(dir, render);
    expect([...pages.values()]).toEqual([
      { path: "/", html: "<script>home()</script>", scripts: hashSource("home()"), cookies: ["pf_session"] },
      { path: "/aide", html: "<p>Aide</p>", scripts: "", cookies: [] },
    ]);
  });

  test("a page that would be rendered again stops the start", async () => {
    await aBuild(3600);
    await expect(loadPrerendered(dir, render)).rejects.toThrow('uses "revalidate"');
  });

  test.each<[string, Has]>([
    ["a header", [{ type: "header", key: "x" }]],
    ["nothing", []],
  ])("a rewrite that depends on %s stops the start: memory would not follow it", async (_name, has) => {
    await aBuild(false, [{ source: "/", has }]);
    await expect(loadPrerendered(dir, render)).rejects.toThrow("the rewrite of /");
  });
});
