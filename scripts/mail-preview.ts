import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { loadTemplate, renderPreview, templateNames } from "../emails/templates";

const folder = resolve(".data/mail-preview");

async function writePreview(name: string): Promise<string> {
  const { subject } = await loadTemplate(name);
  const { html, text } = await renderPreview(name);
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, `${name}.html`), html);
  writeFileSync(join(folder, `${name}.txt`), text);
  return `<li>${subject}<br><a href="${name}.html">${name}.html</a> · <a href="${name}.txt">${name}.txt</a></li>`;
}

async function main() {
  rmSync(folder, { recursive: true, force: true });
  const items: string[] = [];
  for (const name of templateNames) items.push(await writePreview(name));
  writeFileSync(
    join(folder, "index.html"),
    `<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>Mails</title><h1>Mails</h1><ul>${items.join("\n")}</ul></html>\n`,
  );
  console.log(`${items.length} mails: ${join(folder, "index.html")}`);
}

void main();
