import { generateSync } from "otplib";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";
import { DEMO_TOTP_SECRET } from "@/lib/staff/rules";
import { actionId, formBody, type Field } from "./forged";
import { saysWhen } from "./marks";
import { askRaw, type RawAnswer } from "./raw";
import type { Outcome, Stage } from "./stage";

const AT_ONCE = 8;
const RACER = "hostile-race";

type Form = { path: string; action: string; fields: readonly Field[]; cookie?: string };

/** The same form from as many browsers in the same instant. */
function race({ origin }: Stage, { path, action, fields, cookie = "" }: Form, times = AT_ONCE): Promise<RawAnswer[]> {
  const { body, type } = formBody(actionId(action), fields);
  const headers = { cookie, origin, "sec-fetch-site": "same-origin", "content-type": type, "user-agent": RACER };
  return Promise.all(Array.from({ length: times }, () => askRaw(origin, { method: "POST", path, body, headers })));
}

/** What may be done once is done once, however many ask in the same instant. */
export async function raceTwice(stage: Stage): Promise<Outcome> {
  const outcomes = [await raceLinks(stage), await raceResets(stage), await raceCodes(stage), await raceGuesses(stage)];
  return { asked: outcomes.reduce((sum, { asked }) => sum + asked, 0), findings: outcomes.flatMap(({ findings }) => findings), also: outcomes.flatMap(({ also }) => also ?? []).join(", ") };
}

/** More passwords than a small machine weighs at once: some are told to come again. */
const faults = (what: string, answers: readonly RawAnswer[]) => answers.filter(({ status, headers }) => status >= 500 && !saysWhen(status, Object.keys(headers).join(" "))).map(({ status }) => `${what}: ${status}`);

async function sessionsOf({ sql }: Stage, address: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int from session join account on account.id = account_id where email_canonical = ${address} and user_agent = ${RACER}`;
  return row?.count ?? 0;
}

async function linkFor({ sql, marks }: Stage, purpose: "sign_in" | "reset_password", binding: string): Promise<string> {
  const token = newSecretToken();
  await sql`
    insert into account_token (id, purpose, account_id, email_canonical, email_as_typed, token_hash, binding_hash, expires_at)
    select ${newId("accountToken")}, ${purpose}, id, email_canonical, email_as_typed, ${hashToken(token)}, ${hashToken(binding)}, now() + interval '10 minutes' from account where id = ${marks.own.accountId}
    on conflict do nothing`;
  return token;
}

const OWN = "exterieur@demo.example";

/** A sign-in link opened many times at once, in the browser that asked for it and in others. */
async function raceLinks(stage: Stage): Promise<Outcome> {
  const binding = newSecretToken();
  const jeton = await linkFor(stage, "sign_in", binding);
  const form = { path: `/lien?jeton=${jeton}`, action: "accounts/followLinkAction", fields: [["jeton", jeton]] as const };
  const elsewhere = await race(stage, { ...form, cookie: `pf_binding=${newSecretToken()}` });
  const stolen = await sessionsOf(stage, OWN);
  const here = await race(stage, { ...form, cookie: `pf_binding=${binding}` });
  const opened = await sessionsOf(stage, OWN);
  return {
    asked: 2 * AT_ONCE, also: `a link opened ${opened} session`,
    findings: [...faults("a sign-in link", [...elsewhere, ...here]), ...(stolen === 0 ? [] : ["a sign-in link opened a session in another browser"]), ...(opened === 1 ? [] : [`a sign-in link used ${AT_ONCE} times at once opened ${opened} sessions`])],
  };
}

async function raceResets(stage: Stage): Promise<Outcome> {
  const { sql, marks } = stage;
  await sql`delete from account_token where account_id = ${marks.own.accountId} and purpose = 'reset_password'`;
  const jeton = await linkFor(stage, "reset_password", newSecretToken());
  const answers = await race(stage, { path: `/nouveau-mot-de-passe?jeton=${jeton}`, action: "accounts/resetAction", fields: [["jeton", jeton], ["password", "douze vagues sous la jetée bleue"]] });
  const [row] = await sql<{ count: number }[]>`select count(*)::int from audit_event where action = 'password.reset' and account_id = ${marks.own.accountId}`;
  return { asked: AT_ONCE, findings: [...faults("a new password", answers), ...(row?.count === 1 ? [] : [`a link to a new password used ${AT_ONCE} times at once was taken ${row?.count} times`])], also: `a new password taken ${row?.count} time` };
}

/** One code of the manager's telephone, on two sign-ins that both know the password. */
async function raceCodes(stage: Stage): Promise<Outcome> {
  const { sql } = stage;
  const manager = "responsable@demo.example";
  const steps = [newSecretToken(), newSecretToken()];
  for (const step of steps) {
    await sql`
      insert into second_factor_step (id, token_hash, account_id, auth_epoch, expires_at)
      select ${newId("secondFactorStep")}, ${hashToken(step)}, id, auth_epoch, now() + interval '4 minutes' from account where email_canonical = ${manager}`;
  }
  const code = generateSync({ secret: DEMO_TOTP_SECRET });
  const answers = await Promise.all(steps.map((step) => race(stage, { path: "/admin/connexion/code", action: "staff/giveCodeAction", fields: [["code", code]], cookie: `pf_step=${step}` }, 3)));
  const opened = await sessionsOf(stage, manager);
  return { asked: 6, findings: [...faults("a code", answers.flat()), ...(opened === 1 ? [] : [`one code given 6 times at once opened ${opened} sessions of staff`])], also: `a code opened ${opened}` };
}

const FREE_GUESSES = 5;

/** Wrong passwords in parallel are counted before they are looked at; from then on even the right one waits. */
async function raceGuesses(stage: Stage): Promise<Outcome> {
  const address = "parent2@demo.example";
  const began = new Date();
  await stage.sql`delete from attempt where kind <> 'planted'`;
  const guess = (password: string, times: number) => race(stage, { path: "/connexion", action: "accounts/signInAction", fields: [["email", address], ["password", password]] }, times);
  const answers = await guess("une vague de trop", 2 * AT_ONCE);
  const [row] = await stage.sql<{ weighed: number }[]>`
    select count(*)::int as weighed from audit_event join account on account.id = account_id where email_canonical = ${address} and action = 'session.refused' and detail ->> 'reason' = 'wrong-credentials' and at > ${began}`;
  const weighed = row?.weighed ?? 0;
  const late = await guess("marée haute sous la jetée", 1);
  const opened = await sessionsOf(stage, address);
  await stage.sql`delete from attempt where kind <> 'planted'`;
  return {
    asked: 2 * AT_ONCE + 1, also: `${weighed} of ${2 * AT_ONCE} guesses at once were looked at`,
    findings: [...faults("guesses", [...answers, ...late]), ...(weighed <= FREE_GUESSES ? [] : [`${weighed} guesses at once were looked at`]), ...(weighed === 0 ? ["no guess was looked at: this proves nothing"] : []), ...(opened === 0 ? [] : ["the right password was taken while guesses had to wait"])],
  };
}
