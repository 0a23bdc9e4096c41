import { askRaw, sendLines, type RawAnswer } from "./raw";
import { actorOf, until, type Outcome, type Stage } from "./stage";
import { listActions } from "./surface";

const EVIL = "evil.example";
type Headers = Record<string, string | string[]>;

export async function forgeHeaders(stage: Stage): Promise<Outcome> {
  const outcomes = [await forgeHosts(stage), await forgeProxies(stage), await forgeMails(stage), await forgeOrigins(stage), await outrunThrottles(stage)];
  return { asked: outcomes.reduce((sum, { asked }) => sum + asked, 0), findings: outcomes.flatMap(({ findings }) => findings), also: outcomes.flatMap(({ also }) => also ?? []).join(", ") };
}

const mentions = ({ headers, body }: RawAnswer) => JSON.stringify(headers).includes(EVIL) || body.includes(EVIL);

/** Another name is not this portal; the machine's own ones lead to its name. */
async function forgeHosts({ origin }: Stage): Promise<Outcome> {
  const { host, port } = new URL(origin);
  const names = [EVIL, `${EVIL}:${port}`, `${host}.${EVIL}`, `${EVIL}@${host}`, `${host}@${EVIL}`, `${host}/${EVIL}`, `${host}, ${EVIL}`, `${host} ${EVIL}`, "localhost", `localhost:${Number(port) + 1}`, `localhost.:${port}`, ""];
  const asks = [...names.map((name) => [`Host: ${name}`]), [], [`Host: ${EVIL}`, `Host: ${host}`], [`Host : ${EVIL}`], [` Host: ${EVIL}`]];
  const findings: string[] = [];
  let asked = 0;
  for (const lines of asks) {
    for (const first of ["GET /", "GET /famille", "POST /connexion", "GET /_next/static/none.js", `GET http://${EVIL}/`]) {
      asked += 1;
      const answer = await sendLines(origin, first, lines);
      if (answer.status !== 421 && answer.status !== 400) findings.push(`${first} with ${JSON.stringify(lines)}: ${answer.status}`);
      if (mentions(answer)) findings.push(`${first} with ${JSON.stringify(lines)} repeats it`);
    }
  }
  for (const path of [`http://${EVIL}/`, `//${EVIL}/`, `/\\${EVIL}`, `/%2F%2F${EVIL}`, `/connexion?suite=//${EVIL}`, `/connexion?suite=https://${EVIL}`]) {
    asked += 1;
    const answer = await askRaw(origin, { path });
    if (String(answer.headers.location ?? "").replace(origin, "").match(/^(https?:)?\/\/|^\\/)) findings.push(`${path} leads to ${answer.headers.location}`);
  }
  return { asked, findings };
}

const proxies: Headers[] = [
  { "x-forwarded-host": EVIL }, { "x-forwarded-proto": "https" }, { "x-forwarded-proto": `javascript:${EVIL}` }, { "x-forwarded-port": "666" }, { forwarded: `for=1.2.3.4;host=${EVIL};proto=https` }, { "x-forwarded-server": EVIL }, { "x-host": EVIL },
  { "x-original-url": "/admin/journal" }, { "x-rewrite-url": "/admin/journal" }, { "x-http-method-override": "DELETE" }, { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" }, { "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy" },
  { "x-matched-path": "/admin/journal" }, { "x-invoke-path": "/admin/journal" }, { "x-invoke-status": "200" }, { "x-nextjs-data": "1" }, { "x-prerender-revalidate": "1" }, { "next-resume": "1" }, { "x-now-route-matches": "1=%2Fadmin" },
  { "x-portail-relay": "guess ABCDEFGH 1.2.3.4" }, { "x-action-forwarded": "1" }, { "x-forwarded-prefix": `//${EVIL}` },
];

/** With no proxy trusted, what a proxy would say changes nothing of the answer. */
async function forgeProxies({ origin }: Stage): Promise<Outcome> {
  const findings: string[] = [];
  let asked = 0;
  for (const path of ["/", "/famille", "/admin", "/admin/journal", "/activites", "/confirmer-compte?jeton=x"]) {
    const honest = await askRaw(origin, { path });
    for (const headers of proxies) {
      asked += 1;
      const answer = await askRaw(origin, { path, headers });
      const name = Object.keys(headers)[0];
      if (answer.status !== honest.status || answer.headers.location !== honest.headers.location) findings.push(`${path} with ${name}: ${answer.status} ${answer.headers.location ?? ""} for ${honest.status}`);
      if (mentions(answer)) findings.push(`${path} repeats ${name}`);
    }
  }
  return { asked, findings };
}

export type Field = readonly [name: string, value: string];

/** What a browser without scripts posts to an action. */
export function formBody(action: string, fields: readonly Field[]): { body: string; type: string } {
  const boundary = "----hostile";
  const all: Field[] = [...fields, ["$ACTION_REF_1", ""], ["$ACTION_1:0", JSON.stringify({ id: action, bound: "$@1" })], ["$ACTION_1:1", '[{"status":"idle"}]']];
  const body = `${all.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join("")}--${boundary}--\r\n`;
  return { body, type: `multipart/form-data; boundary=${boundary}` };
}

/** By its room and its name: `staff/inviteAction`. */
export function actionId(path: string): string {
  const found = listActions().find(({ domain, name }) => `${domain}/${name}` === path);
  if (!found) throw new Error(`the build has no action ${path}`);
  return found.id;
}

function post(origin: string, path: string, action: string, fields: readonly Field[], headers: Headers): Promise<RawAnswer> {
  const { body, type } = formBody(actionId(action), fields);
  return askRaw(origin, { method: "POST", path, body, headers: { "content-type": type, ...headers } });
}

type Mail = { messageId: string; to: string[]; links: string[]; html: string };
export async function mailsTo({ mailbox }: Pick<Stage, "mailbox">, address: string): Promise<Mail[]> {
  return (await (await fetch(`${mailbox.url}/api/messages?to=${encodeURIComponent(address)}`)).json()) as Mail[];
}

/** Links of mails are those of APP_URL, whatever the request that asked for them said of hosts. */
async function forgeMails(stage: Stage): Promise<Outcome> {
  const { origin } = stage;
  const findings: string[] = [];
  let asked = 0;
  const tries: readonly (readonly [string, Headers])[] = [
    ["parent2@demo.example", { "x-forwarded-host": EVIL, "x-forwarded-proto": "https", "x-forwarded-port": "443" }],
    ["parent@demo.example", { forwarded: `host=${EVIL}`, referer: `https://${EVIL}/` }],
    ["exterieur@demo.example", { "x-host": EVIL, "x-forwarded-server": EVIL, "x-original-url": `https://${EVIL}/` }],
  ];
  for (const [address, headers] of tries) {
    const before = (await mailsTo(stage, address)).length;
    const answer = await post(origin, "/mot-de-passe-oublie", "accounts/askResetAction", [["email", address]], { origin, "sec-fetch-site": "same-origin", ...headers });
    asked += 1;
    if (answer.status >= 400) findings.push(`a forgotten password asked with ${JSON.stringify(headers)}: ${answer.status}`);
    const mails = await until("the mail of a forgotten password", async () => {
      const all = await mailsTo(stage, address);
      return all.length > before ? all : undefined;
    });
    const strange = mails.flatMap(({ links }) => links).filter((link) => !link.startsWith(`${origin}/`) && !/^https:\/\/[\w.]+\.fr(\/|$)/.test(link));
    if (strange.length > 0 || mails.some(({ html }) => html.includes(EVIL))) findings.push(`a mail asked with ${JSON.stringify(headers)} links to ${strange.join(" ")}`);
  }
  return { asked, findings };
}

/** Who may not post: a browser says where it is, or nothing vouches for it. */
const elsewhere: Headers[] = [
  { origin: `https://${EVIL}`, "sec-fetch-site": "cross-site" }, { origin: `https://${EVIL}` }, { origin: "null", "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { "sec-fetch-site": "none" },
  { origin: `https://${EVIL}`, "sec-fetch-site": "same-origin" }, { origin: `https://${EVIL}`, "x-forwarded-host": EVIL }, {}, { origin: "null" }, { origin: "" }, { origin: "http://localhost", "sec-fetch-site": "same-site" },
];

/** From elsewhere nothing is written and no file leaves, with the cookies of whoever holds the rights. */
async function forgeOrigins(stage: Stage): Promise<Outcome> {
  const { origin, sql } = stage;
  const findings: string[] = [];
  let asked = 0;
  const facts = async () => {
    const [row] = await sql<{ facts: string }[]>`select (select count(*) from account_token) || ' ' || (select count(*) from pending_registration) || ' ' || (select md5(string_agg(given_name || phone, '' order by id)) from account) as facts`;
    return row?.facts;
  };
  for (const headers of elsewhere) {
    const before = await facts();
    const said = JSON.stringify(headers);
    // Origin « null » without Sec-Fetch-Site is an old browser on a page that sends no referrer: there the cookie vouches (lib/core/door).
    const isOldBrowser = headers.origin === "null" && headers["sec-fetch-site"] === undefined;
    const cookie = isOldBrowser ? {} : { cookie: actorOf(stage, "parent").cookie };
    const answers = [
      await post(origin, "/mot-de-passe-oublie", "accounts/askResetAction", [["email", "parent2@demo.example"]], { ...cookie, ...headers }),
      await post(origin, "/famille/compte/identite", "accounts/saveIdentityAction", [["givenName", "Vole"], ["familyName", "Vole"], ["phone", "0612345671"]], { ...cookie, ...headers }),
      await askRaw(origin, { method: "POST", path: "/famille/compte/donnees/telecharger", body: "", headers: { ...cookie, ...headers } }),
      await askRaw(origin, { method: "POST", path: "/admin/exports/telecharger", body: "scope=families&format=csv&from=2026-01-01&to=2027-01-01", headers: { ...headers, cookie: isOldBrowser ? "" : actorOf(stage, "manager").cookie, "content-type": "application/x-www-form-urlencoded" } }),
    ];
    asked += answers.length;
    if ((await facts()) !== before) findings.push(`something was written by posts with ${said}`);
    if (answers.some(({ status }) => status >= 500)) findings.push(`posts with ${said}: ${answers.map(({ status }) => status).join(" ")}`);
    if (answers.slice(2).some(({ headers: given, status }) => status === 200 || given["content-disposition"])) findings.push(`a file left for a post with ${said}`);
  }
  return { asked, findings };
}

const TRIES = 34;
const ALLOWED = 30;

/** One caller under thirty names is one caller. */
async function outrunThrottles({ origin, sql }: Stage): Promise<Outcome> {
  await sql`delete from attempt where kind <> 'planted'`;
  for (let one = 0; one < TRIES; one += 1) {
    const ip = `203.0.113.${one + 1}`;
    const names = { "x-forwarded-for": `${ip}, 198.51.100.${one}`, "x-real-ip": ip, "cf-connecting-ip": ip, "true-client-ip": ip, "x-client-ip": ip, forwarded: `for=${ip}` };
    await post(origin, "/connexion", "accounts/signInAction", [["email", `personne${one}@demo.example`], ["password", "un mot de passe faux"]], { origin, "sec-fetch-site": "same-origin", ...names });
  }
  const [row] = await sql<{ callers: number; tries: number }[]>`select count(distinct key)::int as callers, count(*)::int as tries from attempt where kind = 'ip:sign-in'`;
  const findings = [
    ...(row?.callers === 1 ? [] : [`${TRIES} sign-ins under as many X-Forwarded-For counted as ${row?.callers} callers`]),
    ...(row?.tries === ALLOWED ? [] : [`${row?.tries} of ${TRIES} sign-ins within a minute were let through, ${ALLOWED} should be`]),
  ];
  return { asked: TRIES, findings, also: `of ${TRIES} sign-ins under forged addresses ${row?.tries} were let through` };
}
