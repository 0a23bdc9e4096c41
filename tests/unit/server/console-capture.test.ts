import { log } from "@/lib/core/log";
import { captureConsole } from "@/server/envelope/console-capture";

const methods = ["error", "warn", "log", "info", "debug", "trace"] as const;
const originals = methods.map((method) => [method, console[method]] as const);

beforeEach(captureConsole);
afterEach(() => {
  for (const [method, original] of originals) console[method] = original;
  jest.restoreAllMocks();
});

describe("what libraries print", () => {
  test("an error goes to the log as an error, for its serializer to trim", () => {
    const written = jest.spyOn(log, "error").mockImplementation();
    const error = new Error("no");
    console.error("⨯", error);
    expect(written).toHaveBeenCalledWith({ source: "console", err: error }, "⨯");
  });

  test.each([
    ["Failed query: insert into child values ($1)\nparams: Léa,2019-03-01", "Failed query"],
    ["\u001b[31mrefused for jeanne@exemple.fr\u001b[0m", "refused for [adresse]"],
    [`used ${"A".repeat(43)}`, "used [jeton]"],
  ])("%j is kept as %j", (printed, kept) => {
    const written = jest.spyOn(log, "warn").mockImplementation();
    console.warn(printed);
    expect(written).toHaveBeenCalledWith({ source: "console" }, kept);
  });

  test("objects are left out: nobody knows what they hold", () => {
    const written = jest.spyOn(log, "info").mockImplementation();
    console.log("row", { name: "Léa" }, 3);
    expect(written).toHaveBeenCalledWith({ source: "console" }, "row 3");
  });
});
