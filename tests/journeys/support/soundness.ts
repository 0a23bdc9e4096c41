import { expect, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";

const axeSource = readFileSync(createRequire(`${process.cwd()}/package.json`).resolve("axe-core/axe.min.js"), "utf8");

type AxeResult = { violations: { id: string; nodes: { html: string }[] }[] };

/** What every page of the portal keeps: axe finds nothing, nothing scrolls sideways, one h1, a title. */
export async function expectSound(page: Page, { scripts }: { scripts: boolean }): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page).toHaveTitle(/.+ – Portail Familles$/);
  const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  expect(overflow, "pixels that scroll sideways").toBeLessThanOrEqual(0);
  if (scripts) await expectNoViolation(page);
}

/** axe waits on timers, which never fire in a page without scripts; the same pages are seen with them. */
async function expectNoViolation(page: Page): Promise<void> {
  await page.evaluate(axeSource);
  const result = (await page.evaluate("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })")) as AxeResult;
  expect(result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    /* React writes void elements, boolean attributes and DOCTYPE its own way. */
    "void-style": "off",
    "attribute-boolean-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    /* The form's encoding attributes and their case come from React's progressive forms. */
    "attr-case": "off",
    "element-case": "off",
    "long-title": "off",
    "no-inline-style": "error",
  },
});

/** The document as the server sent it has no error. */
export async function expectValidHtml(html: string): Promise<void> {
  const { results } = await validator.validateString(html);
  expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`))).toEqual([]);
}
