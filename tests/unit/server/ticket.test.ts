import { KEPT_MINUTES, needsRenewal, newTicket, OLDEST_MS, readTicket, ticketCookie } from "@/server/line/ticket";

const NINE = Date.parse("2026-11-24T08:00:00Z");
const MINUTE = 60_000;
const sent = (setCookie: string) => setCookie.split(";")[0] ?? "";
const given = (at: number, issuedAt = at) => sent(ticketCookie({ stamp: at * 1_000, id: "a".repeat(16) }, "http", issuedAt));

describe("a ticket", () => {
  test("comes back as it was given", () => {
    const ticket = newTicket(NINE);
    const cookie = sent(ticketCookie(ticket, "http", NINE));
    expect(readTicket(`a=b; ${cookie}; c=d`, "http", NINE + 1_000)).toEqual({ ...ticket, issuedAt: NINE });
  });

  test("is out of reach of scripts and other sites, and tied to the host in https", () => {
    expect(ticketCookie(newTicket(NINE), "https", NINE)).toMatch(/^__Host-pf_file=\S+; Max-Age=1200; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(ticketCookie(newTicket(NINE), "http", NINE)).toMatch(/^pf_file=\S+; Max-Age=1200; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(readTicket(given(NINE), "https", NINE)).toBeUndefined();
  });

  test("is of no use once a single character has changed", () => {
    const cookie = given(NINE);
    for (let at = "pf_file=".length; at < cookie.length; at += 1) {
      const other = cookie[at] === "a" ? "b" : "a";
      expect(readTicket(cookie.slice(0, at) + other + cookie.slice(at + 1), "http", NINE)).toBeUndefined();
    }
  });

  test.each([undefined, "", "pf_file=", "pf_file=...", `pf_file=${"a".repeat(5_000)}`, "pf_file=a.b.c.d"])("is absent from %p", (cookies) => {
    expect(readTicket(cookies, "http", NINE)).toBeUndefined();
  });

  test.each([
    ["just within twenty minutes of the last answer", NINE, KEPT_MINUTES * MINUTE - 1, true],
    ["twenty minutes after the last answer", NINE, KEPT_MINUTES * MINUTE, false],
    ["from a clock five seconds ahead", NINE + 5_000, 0, true],
    ["from the future", NINE + 5_001, 0, false],
  ])("%s counts: %s", (_name, stampedAt, later, counts) => {
    expect(readTicket(given(stampedAt), "http", NINE + later) !== undefined).toBe(counts);
  });

  test("renewed again and again keeps its seniority for an hour at most", () => {
    const renewed = given(NINE, NINE + OLDEST_MS - MINUTE);
    expect(readTicket(renewed, "http", NINE + OLDEST_MS - 1)).toBeDefined();
    expect(readTicket(renewed, "http", NINE + OLDEST_MS)).toBeUndefined();
  });

  test("is given to newcomers and renewed now and then, not at each answer", () => {
    expect(needsRenewal(undefined, NINE)).toBe(true);
    const kept = { ...newTicket(NINE), issuedAt: NINE };
    expect([needsRenewal(kept, NINE + 5 * MINUTE), needsRenewal(kept, NINE + 5 * MINUTE + 1)]).toEqual([false, true]);
  });
});

test("newcomers of the same millisecond have an order", () => {
  const tickets = Array.from({ length: 1_000 }, () => newTicket(NINE));
  expect(tickets.map(({ stamp }) => stamp)).toEqual([...new Set(tickets.map(({ stamp }) => stamp))].sort((a, b) => a - b));
  expect(new Set(tickets.map(({ id }) => id)).size).toBe(1_000);
});
