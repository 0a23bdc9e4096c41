import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ComponentType } from "react";
import { renderMail } from "./render-mail";

type PreviewProps = Record<string, string>;

interface Template {
  subject: string;
  default: ComponentType<PreviewProps>;
  previewProps: PreviewProps;
}

const root = __dirname;
const SHARED = "components";

/** Every template as « domain/name »: whatever lies in a folder of `emails/`, the shared pieces apart. */
export const templateNames = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== SHARED)
  .flatMap((domain) =>
    readdirSync(join(root, domain.name))
      .filter((file) => file.endsWith(".tsx"))
      .map((file) => `${domain.name}/${file.slice(0, -".tsx".length)}`),
  )
  .sort();

export const templatePath = (name: string) => join(root, `${name}.tsx`);

export async function loadTemplate(name: string): Promise<Template> {
  const template: Template = await import(templatePath(name));
  return template;
}

export async function renderPreview(name: string, overrides: PreviewProps = {}) {
  const { default: Component, previewProps } = await loadTemplate(name);
  return renderMail(Component, { ...previewProps, ...overrides });
}
