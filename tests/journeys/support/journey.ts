import { test as base, expect, type Page } from "@playwright/test";
import { randomInt } from "node:crypto";
import { expectSound } from "./soundness";

const visitorIp = () => `198.18.${randomInt(256)}.${randomInt(1, 255)}`;

/** Each journey comes from an address of its own, and fails on a console error or a refused resource. */
export const test = base.extend<{ sound: () => Promise<void> }>({
  extraHTTPHeaders: async ({}, provide) => provide({ "x-forwarded-for": visitorIp() }),
  page: async ({ page }, provide) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" && !/status of 4|ERR_INTERNET_DISCONNECTED/.test(message.text())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await provide(page);
    expect(complaints, "the browser's console stays silent").toEqual([]);
  },
  sound: async ({ page, javaScriptEnabled }, provide) => provide(() => expectSound(page, { scripts: javaScriptEnabled !== false })),
});

export { expect };

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

export async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
}
