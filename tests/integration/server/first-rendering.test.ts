import type { ServerResponse } from "node:http";
import { renderFirst } from "@/server/envelope/first-rendering";

const renderOf = (answer: (response: ServerResponse) => void) => renderFirst(async (_request, response) => answer(response), (render) => render("/aide"));

test("a page is what Next answers to somebody who reads it", async () => {
  expect(await renderOf((response) => response.end("<html>Aide</html>"))).toBe("<html>Aide</html>");
});

test.each<[string, (response: ServerResponse) => void, string]>([
  ["an accident", (response) => response.writeHead(500).end("<html></html>"), "/aide could not be rendered: 500"],
  ["an empty page", (response) => response.end(), "/aide was not rendered to its end"],
  ["half a page", (response) => response.end("<html><main>"), "/aide was not rendered to its end"],
])("%s stops the start: it would be served until the next one", async (_name, answer, said) => {
  await expect(renderOf(answer)).rejects.toThrow(said);
});
