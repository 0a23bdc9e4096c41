import { type Facts, outcomeOf } from "@/server/envelope/outcome";

const facts = (given: Partial<Facts>): Facts => ({
  status: 200,
  method: "GET",
  contentType: "text/html; charset=utf-8",
  reached: false,
  unavailable: false,
  unprocessable: false,
  actionNotFound: false,
  fromScript: false,
  ...given,
});

const keep = (status: number) => ({ kind: "keep", status });
const replace = (page: string) => ({ kind: "replace", page });

describe("what leaves in place of Next's answer", () => {
  test.each<[string, Partial<Facts>, object]>([
    ["a page", {}, keep(200)],
    ["a page that is not there", { status: 404 }, keep(404)],
    ["a redirect", { status: 303, method: "POST", reached: true }, keep(303)],
    ["a page that threw", { status: 500 }, replace("accident")],
    ["a page that threw in a loader", { status: 500, reached: true }, replace("accident")],
    ["a page without its database", { status: 500, reached: true, unavailable: true }, replace("unavailable")],
    ["a form nobody could read", { status: 500, method: "POST" }, replace("unreadable")],
    ["a form whose door threw", { status: 500, method: "POST", reached: true }, replace("accident")],
    ["a form whose door found no database", { status: 500, method: "POST", reached: true, unavailable: true }, replace("unavailable")],
    ["a form shown again because the database is away", { method: "POST", reached: true, unavailable: true }, keep(503)],
    ["the same, asked by Next's script", { method: "POST", contentType: "text/x-component", unavailable: true, fromScript: true }, keep(503)],
    ["a form sent back for its shape", { method: "POST", reached: true, unprocessable: true }, keep(422)],
    ["the same, asked by Next's script, which shows it itself", { method: "POST", reached: true, unprocessable: true, fromScript: true }, keep(200)],
    ["a page rendered in spite of an outage", { unavailable: true }, keep(503)],
    ["a redirect decided without the database: nobody is sent to sign in by mistake", { status: 307, unavailable: true }, replace("unavailable")],
    ["a form of an older page", { status: 409, method: "POST", actionNotFound: true, contentType: "text/plain" }, replace("outdated")],
    ["the same, asked by Next's script", { status: 409, method: "POST", actionNotFound: true, fromScript: true }, keep(409)],
    ["a probe's answer", { status: 503, contentType: "application/json" }, keep(503)],
    ["a probe's answer during an outage", { status: 503, contentType: "application/json", unavailable: true }, keep(503)],
  ])("%s", (_name, given, outcome) => {
    expect(outcomeOf(facts(given))).toEqual(outcome);
  });
});
