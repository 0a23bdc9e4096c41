import http from "node:http";
import { openBrowser } from "@/tests/load/browser";
import { formWith, textOf, type Field } from "@/tests/load/forms";
import { until } from "./lab";
import type { Seen } from "./seen";
import type { Fault, Stage } from "./stage";

let times = 0;

/** Somebody registers, the portal is replaced, the link of the mail is opened, and the form that was open since before is sent. */
export async function followMailAfterDeployment(stage: Stage, replaceAll: Fault): Promise<Seen> {
  const { lab } = stage;
  const to = `entre-deux-${(times += 1)}@exemple.fr`;
  const browser = openBrowser({ site: lab.site, agent: new http.Agent({ keepAlive: false }), ip: "198.18.9.9", cookies: {}, note: () => undefined });
  const fill = async (page: string, form: string, typed: readonly Field[] = []) => {
    const shown = await browser.visit(page);
    const found = formWith(shown.html, form);
    if (!found) throw new Error(`no form on ${page}: ${shown.status} ${textOf(shown.html).slice(0, 300)}`);
    return { url: found.action || page, fields: [...found.fields, ...typed] };
  };
  const register = await fill("/creer-compte", 'name="givenName"', [["email", to], ["password", "neuf barques vertes au mouillage"], ["givenName", "Inès"], ["familyName", "Morvan"], ["phone", "06 12 34 56 78"], ["isGuardian", "on"]]);
  await browser.ask(register.url, register.fields);
  const openBefore = await fill("/mot-de-passe-oublie", "Recevoir le lien", [["email", to]]);
  let link = "";
  await until("the mail arrives", async () => (link = linkTo(to, lab.smtp.received)) !== "");
  const proof = await replaceAll(stage);
  const confirm = await fill(link, "Valider mon compte");
  const confirmed = await browser.ask(confirm.url, confirm.fields);
  const space = await browser.visit("/famille");
  const sent = await browser.ask(openBefore.url, openBefore.fields);
  return {
    seen: `${proof} after the mail had left: the link opened the account (${confirmed.status}), its session lives (${space.status}), a form opened before was taken (${sent.status})`,
    findings: [
      ...(confirmed.status === 303 ? [] : [`the link was answered ${confirmed.status}: ${textOf(confirmed.html).slice(0, 200)}`]),
      ...(space.status === 200 ? [] : [`the session does not live: ${space.status}`]),
      ...(sent.status === 303 ? [] : [`the form opened before was answered ${sent.status}`]),
    ],
  };
}

function linkTo(address: string, received: Stage["lab"]["smtp"]["received"]): string {
  const mail = received.find(({ to }) => [to].flat().some((each) => each?.text.includes(address)));
  return /\/confirmer-compte\?jeton=[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "";
}
