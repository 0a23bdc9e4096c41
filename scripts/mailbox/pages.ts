import type { Message } from "./store";

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const when = new Intl.DateTimeFormat("fr-FR", { dateStyle: "medium", timeStyle: "medium", timeZone: "Europe/Paris" });

const style = `
  body { font: 1rem/1.5 system-ui, sans-serif; color: #1d2a2e; background: #fbf7f0; max-width: 60rem; margin: 0 auto; padding: 1rem; }
  h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
  a { color: #0f4c5c; }
  ul { list-style: none; padding: 0; }
  li { background: #fff; border: 1px solid #efe6d8; border-radius: .4rem; margin: .5rem 0; padding: .7rem 1rem; overflow-wrap: anywhere; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; overflow-wrap: anywhere; }
  dt, small { color: #4d5b60; } dd { margin: 0; }
  iframe { width: 100%; height: 70vh; border: 1px solid #74858b; background: #fff; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #fff; border: 1px solid #efe6d8; padding: 1rem; }
  button { font: inherit; padding: .4rem .9rem; border: 1px solid #74858b; border-radius: .4rem; background: #fff; cursor: pointer; }`;

const page = (title: string, body: string) => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;

export function listPage(messages: Message[]): string {
  const rows = messages.map(
    ({ id, subject, to, date }) => `<li><a href="/m/${id}">${escape(subject || "(sans objet)")}</a><br><small>pour ${escape(to.join(", "))}, ${when.format(new Date(date))}</small></li>`,
  );
  const clear = `<form method="post" action="/vider"><button>Vider la boîte</button></form>`;
  const content = messages.length > 0 ? `<ul>${rows.join("")}</ul>${clear}` : "<p>Aucun message pour l'instant.</p>";
  return page(
    `Courriels de la démonstration (${messages.length})`,
    `<h1>Courriels de la démonstration</h1><p>Tout ce que le portail envoie arrive ici et n'en sort pas. <a href="/">Actualiser</a></p>${content}`,
  );
}

export function messagePage({ id, subject, to, from, date, text, html }: Message): string {
  const facts = [["De", from], ["Pour", to.join(", ")], ["Reçu", when.format(new Date(date))]];
  const frame = html ? `<iframe src="/m/${id}/html" title="Le message mis en forme" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>` : "";
  return page(
    subject,
    `<p><a href="/">Tous les messages</a></p><h1>${escape(subject)}</h1>
    <dl>${facts.map(([name = "", value = ""]) => `<dt>${name}</dt><dd>${escape(value)}</dd>`).join("")}</dl>
    ${frame}<h2>Version texte</h2><pre>${linked(escape(text))}</pre>`,
  );
}

/** The message itself, for the frame: its links open in a tab of their own. */
export const framedHtml = ({ html }: Message): string => {
  const base = `<base target="_blank">`;
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
};

export const missingPage = (): string => page("Message introuvable", `<h1>Message introuvable</h1><p><a href="/">Tous les messages</a></p>`);

const linked = (escaped: string) => escaped.replace(/https?:\/\/[^\s<>"]+/g, (url) => `<a href="${url}" target="_blank" rel="noopener">${url}</a>`);
