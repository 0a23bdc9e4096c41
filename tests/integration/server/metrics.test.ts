import type { Envelope } from "@/server/envelope/envelope";
import { ask, closeAll, METRICS_TOKEN, serve } from "./serving";

const notThere: Envelope["next"] = async (_request, response) => void response.writeHead(404, { "Content-Type": "text/html" }).end("nothing here");
const asOperator = { headers: { authorization: `Bearer ${METRICS_TOKEN}` } };

afterEach(closeAll);

test("an operator reads what was asked, how it was answered, and what waits", async () => {
  const { port } = await serve(notThere);
  await ask(port, "/famille/enfants/chd_00000000000000000000");
  const { status, headers, body } = await ask(port, "/api/metrics", asOperator);
  expect(status).toBe(200);
  expect(headers["content-type"]).toContain("text/plain");
  expect(headers["cache-control"]).toContain("no-store");
  expect(body).toMatch(/portail_request_seconds_count\{area="famille",method="GET",status="404"\} [1-9]/);
  expect(body).toContain("portail_mails_pending 3");
  expect(body).not.toContain("chd_");
});

test.each([["nobody", {}], ["a wrong token", { authorization: "Bearer guess" }], ["the token without its kind", { authorization: METRICS_TOKEN }]])("%s is told that nothing is there", async (_who, headers) => {
  const { port } = await serve(notThere);
  expect(await ask(port, "/api/metrics", { headers })).toMatchObject({ status: 404, body: expect.not.stringContaining("portail_") });
});
