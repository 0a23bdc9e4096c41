import { setTimeout as pause } from "node:timers/promises";
import type { ParsedMail } from "mailparser";
import postgres from "postgres";
import { newId } from "@/lib/core/ids";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { inProject } from "@/scripts/lib/paths";
import { runEntry } from "@/scripts/lib/run";
import { ask, type Town } from "./fleet-town";
import { FORM_TYPE, formBody, formWith } from "./forms";

const MAILS_WITHIN_MS = 60_000;
const PAGES = ["/", "/aide", "/contact", "/mentions-legales", "/donnees-personnelles", "/plan-du-site", "/connexion", "/creer-compte", "/activites", "/accessibilite", "/nulle-part"];

/** One registration at each authority: a mail of its own must come. */
export async function register(towns: readonly Town[]): Promise<void> {
  for (const town of towns) {
    const form = formWith((await ask(town, { path: "/creer-compte" })).body, "Créer mon compte");
    const typed = { email: canaryOf(town), password: "trois mouettes sur le ponton", givenName: "Canari", familyName: "Oiseau", phone: "0612345678", isGuardian: "on" };
    const { status } = await ask(town, { path: "/creer-compte", contentType: FORM_TYPE, body: formBody([...(form?.fields ?? []), ...Object.entries(typed)]) });
    if (status >= 400) throw new Error(`${town.name}: the registration was answered ${status}`);
  }
}

const canaryOf = ({ name }: Town) => `canari.${name}@parents.example`;

/** What one authority shows, mails or opens of another. */
export async function leaks(towns: readonly Town[], mails: readonly ParsedMail[]): Promise<string[]> {
  const found = [...(await ofPages(towns)), ...(await ofMails(towns, mails)), ...(await ofDatabases(towns)), ...(await ofKeys(towns))];
  for (const [index, town] of towns.entries()) found.push(...(await ofCookies(town, towns[(index + 1) % towns.length] ?? town)));
  return found;
}

/** Names, hosts and telephones: a town's own, and nobody else's; nor the demo's, that the build knew. */
async function ofPages(towns: readonly Town[]): Promise<string[]> {
  const found: string[] = [];
  for (const town of towns) {
    const others = towns.filter((each) => each !== town).flatMap(({ title, host, phone }) => [title, host, phone]);
    for (const path of PAGES) {
      const { body } = await ask(town, { path });
      if (!body.includes(town.title)) found.push(`${town.name}${path} does not say its own name`);
      found.push(...[...others, "Pornic", "02 28 25 03 69"].filter((word) => contains(body, word)).map((word) => `${town.name}${path} says ${word}`));
    }
    const foreign = await ask(town, { path: "/", host: towns.find((each) => each !== town)?.host ?? "" });
    if (towns.length > 1 && foreign.status !== 421) found.push(`${town.name} answers ${foreign.status} under another's host`);
  }
  return found;
}

/** « ville1 » is not in « ville12 ». */
const contains = (text: string, word: string) => new RegExp(`(?<![\\w.])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?!\\w)`).test(text);

async function ofMails(towns: readonly Town[], mails: readonly ParsedMail[]): Promise<string[]> {
  const to = ({ to }: ParsedMail) => JSON.stringify(to);
  const mailOf = (town: Town) => mails.find((mail) => to(mail).includes(canaryOf(town)));
  for (const deadline = Date.now() + MAILS_WITHIN_MS; Date.now() < deadline && !towns.every(mailOf); await pause(250));
  const found: string[] = [];
  for (const town of towns) {
    const mail = mailOf(town);
    if (!mail) {
      found.push(`${town.name}: no mail came`);
      continue;
    }
    const text = `${mail.from?.text} ${mail.text} ${mail.html}`;
    if (!text.includes(`@${town.name}.example`) || !text.includes(town.title)) found.push(`${town.name}: its mail is not signed by it`);
    found.push(...towns.filter((each) => each !== town && [each.title, each.host, each.phone].some((word) => contains(text, word))).map((each) => `the mail of ${town.name} speaks of ${each.name}`));
    const link = /https?:\/\/[^\s"<]+jeton=[\w-]+/.exec(mail.text ?? "")?.[0];
    const elsewhere = towns.find((each) => each !== town);
    if (!link || new URL(link).host !== town.host) found.push(`${town.name}: its link leads to ${link ?? "nothing"}`);
    if (link && elsewhere && (await ask(elsewhere, { path: link.slice(new URL(link).origin.length) })).body.includes("Valider mon compte")) found.push(`a link of ${town.name} opens at ${elsewhere.name}`);
  }
  return found;
}

/** The application's role of one town may not even connect to the database of another; each holds its canary only. */
async function ofDatabases(towns: readonly Town[]): Promise<string[]> {
  const found: string[] = [];
  for (const town of towns) {
    const sql = postgres(town.env.DATABASE_URL ?? "", { max: 1, onnotice: () => undefined });
    const rows = await sql<{ email: string }[]>`select email_canonical as email from pending_registration`;
    if (rows.length !== 1 || rows[0]?.email !== canaryOf(town)) found.push(`${town.name} holds ${rows.map(({ email }) => email).join(", ")}`);
    await sql.end();
    const other = towns.find((each) => each !== town);
    if (!other) continue;
    const crossed = new URL(town.env.DATABASE_URL ?? "");
    crossed.pathname = new URL(other.env.DATABASE_URL ?? "").pathname;
    const stranger = postgres(crossed.href, { max: 1, onnotice: () => undefined });
    await stranger`select 1`.then(() => found.push(`${town.name} may open the database of ${other.name}`), () => undefined);
    await stranger.end();
  }
  return found;
}

/** A live session of one town, carried to another. */
async function ofCookies(town: Town, other: Town): Promise<string[]> {
  const sql = postgres(town.env.DATABASE_OWNER_URL ?? "", { max: 1, onnotice: () => undefined });
  const [account, token] = [newId("account"), newSecretToken()];
  const email = `${token.replace(/\W/g, "").toLowerCase()}@parents.example`;
  await sql`insert into account (id, kind, email_canonical, email_as_typed, given_name, family_name, phone) values (${account}, 'parent', ${email}, ${email}, 'Vrai', 'Oiseau', '+33612345678')`;
  await sql`insert into session (id, token_hash, account_id, auth_epoch, level, user_agent, idle_expires_at, absolute_expires_at, stepped_up_at)
    values (${newId("session")}, ${hashToken(token)}, ${account}, 0, 'password', 'bench', now() + interval '1 hour', now() + interval '1 day', now())`;
  await sql.end();
  const cookie = `pf_session=${token}`;
  const [home, away] = [await ask(town, { path: "/famille", cookie }), await ask(other, { path: "/famille", cookie })];
  const found = home.status === 200 ? [] : [`${town.name}: its own session is answered ${home.status}`];
  if (town !== other && (away.status === 200 || !String(away.headers.location).includes("/connexion"))) found.push(`a session of ${town.name} is answered ${away.status} at ${other.name}`);
  return found;
}

/** What one town sealed, another one's keys do not open. */
async function ofKeys([town, other]: readonly Town[]): Promise<string[]> {
  if (!town || !other) return [];
  const seal = inProject("tests/load/fleet-seal.ts");
  const sealed = (await runEntry(seal, { ...town.env, SEALED: "" })).output.trim();
  const [own, foreign] = await Promise.all([town, other].map(({ env }) => runEntry(seal, { ...env, SEALED: sealed })));
  return [...(own?.output.trim() === "canari" ? [] : [`${town.name} cannot open what it sealed: ${own?.output}`]), ...(foreign?.code === 0 ? [`${other.name} opens what ${town.name} sealed`] : [])];
}
