import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { renderFirst } from "@/server/envelope/first-rendering";
import { createLine } from "@/server/line/line";
import { countRequest } from "@/server/metrics/registry";
import { askFirst, isFirstOfSeveral, neighbours, superviseProcesses } from "@/server/processes";

/** A program as the web process is one: several of it, on the port given, each of which tells its id, what it heard and who rendered its first pages. */
const [, , port = "0", fails] = process.argv;

const PAGES = 10;

/** The ids of the processes that answered, at the pace at which pages are rendered. */
const firstRenderings = () =>
  renderFirst(
    async (_request, response) => void (await pause(20), response.end(`${process.pid}</html>`)),
    (render) => Promise.all(Array.from({ length: PAGES }, (_, index) => render(`/${index}`).then(Number.parseInt))),
  );

if (isFirstOfSeveral(2)) superviseProcesses(2);
else if (fails) process.exit(3);
else void answer();

async function answer(): Promise<void> {
  const rendered = await firstRenderings();
  const heard: string[] = [];
  const line = createLine(undefined, neighbours.tell);
  neighbours.listen((news) => {
    line.hear(news);
    heard.push(news.ticket.id);
  });
  const server = createServer(({ url = "/" }, response) => {
    const id = url.slice(1);
    if (id) neighbours.tell({ ticket: { stamp: 1, id }, waits: true });
    response.setHeader("Connection", "close");
    if (id === "numbers") return void askFirst().then((numbers) => response.end(JSON.stringify({ numbers })));
    countRequest({ path: "/aide", method: "GET", status: 200, seconds: 0.02 });
    response.end(JSON.stringify({ pid: process.pid, heard, rendered }));
  });
  process.on("SIGTERM", () => server.close(() => process.exit(0)));
  server.listen(Number(port));
}
