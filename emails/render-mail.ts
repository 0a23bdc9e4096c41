import { createElement, type ComponentType } from "react";
import { render, toPlainText } from "react-email";

const textOptions = {
  wordwrap: 72,
  selectors: [
    { selector: "h1", options: { uppercase: false, leadingLineBreaks: 2 } },
    { selector: "a[data-action]", format: "inlineSurround", options: { suffix: "\u00a0:" } },
    { selector: "p[data-follows-action]", format: "paragraph", options: { leadingLineBreaks: 1 } },
    { selector: 'a[href^="tel:"]', format: "anchor", options: { ignoreHref: true } },
  ],
};

/** Both versions of a mail: the same words, with every address in full. */
export async function renderMail<P extends object>(template: ComponentType<P>, props: P): Promise<{ html: string; text: string }> {
  const html = await render(createElement(template, props));
  return { html, text: `${toPlainText(html, textOptions)}\n` };
}
