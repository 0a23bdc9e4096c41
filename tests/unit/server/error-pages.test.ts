import { authority } from "@/lib/core/authority";
import { hashSource } from "@/server/envelope/csp";
import { errorPage, type ErrorPageName } from "@/server/envelope/error-pages";
import { ownStyle } from "@/server/envelope/own-document";

const statuses: [ErrorPageName, number][] = [
  ["unavailable", 503], ["accident", 500], ["unreadable", 400], ["outdated", 409],
  ["too-large", 413], ["length-required", 411], ["method", 405], ["unknown-address", 421], ["crowded", 503],
];

describe.each(statuses)("the page « %s »", (name, status) => {
  const page = errorPage(name, "ABCD2345");

  test(`answers ${status}, in French, with a way to reach somebody and a number to tell`, () => {
    expect(page.status).toBe(status);
    expect(page.html).toContain('<html lang="fr">');
    for (const part of [authority.desk.phone, authority.desk.email, "ABCD2345"]) expect(page.html).toContain(part);
  });

  test("loads nothing and runs nothing, and its one style is the one the policy names", () => {
    expect(page.html).not.toMatch(/<script|<link|<img|\sstyle=|\son\w+=/);
    const styles = Array.from(page.html.matchAll(/<style>([\s\S]*?)<\/style>/g), ([, style = ""]) => hashSource(style));
    expect(styles).toEqual([ownStyle]);
  });
});
