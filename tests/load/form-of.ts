import { FORM_TYPE, formBody, formWith } from "./forms";

/** The body a browser without scripts would post for the first form of a page, with these fields typed in. */
export async function formOf(pageUrl: string, typed: Record<string, string>): Promise<{ body: string; contentType: string }> {
  const html = await (await fetch(pageUrl)).text();
  const form = formWith(html, "");
  return { body: formBody([...(form?.fields ?? []), ...Object.entries(typed)]), contentType: FORM_TYPE };
}
