const entities: Record<string, string> = { "&quot;": '"', "&amp;": "&", "&#x27;": "'", "&lt;": "<", "&gt;": ">" };
const unescape = (text: string) => text.replace(/&(?:quot|amp|#x27|lt|gt);/g, (entity) => entities[entity] ?? entity);

/** The body a browser without scripts would post for the first form of a page, with these fields typed in. */
export async function formOf(pageUrl: string, typed: Record<string, string>): Promise<{ body: string; contentType: string }> {
  const html = await (await fetch(pageUrl)).text();
  const form = /<form.*?<\/form>/s.exec(html)?.[0] ?? "";
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)].map(([, name = "", value = ""]) => [unescape(name), unescape(value)] as const);
  const boundary = "----portail-bench";
  const parts = [...hidden, ...Object.entries(typed)].map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  return { body: `${parts.join("")}--${boundary}--\r\n`, contentType: `multipart/form-data; boundary=${boundary}` };
}
