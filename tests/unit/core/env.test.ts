import { buildEnv, env, EnvironmentError } from "@/lib/core/env";

type Changes = Record<string, string>;

const SOUND: Changes = {
  APP_URL: "https://portail.exemple.fr",
  DATABASE_URL: "postgres://app:x@127.0.0.1:5432/portail",
  DOCUMENTS_DIR: "/var/lib/portail/documents",
  SMTP_URL: "smtp://127.0.0.1:25",
  MAIL_FROM: "Portail Familles <ne-pas-repondre@portail.exemple.fr>",
  AUTH_SECRET: "0123456789-abcdefghijklmnopqrstuvwxyz",
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, "k").toString("base64")}`,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, "a").toString("base64"),
};

/** Runs `read` as in a process that starts with this environment and nothing else. */
async function startingWith<T>(environment: Changes, read: () => T | Promise<T>): Promise<T> {
  jest.replaceProperty(process, "env", { ...environment } as NodeJS.ProcessEnv);
  try {
    return await read();
  } finally {
    jest.restoreAllMocks();
  }
}

/** What a sound environment becomes: it is read once per process, so in a module of its own. */
function accepted(environment: Changes): Promise<object> {
  return startingWith(environment, async () => {
    let known: object = {};
    await jest.isolateModulesAsync(async () => void (known = (await import("@/lib/core/env")).env()));
    return known;
  });
}

function problemsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
  throw new Error("this environment was accepted");
}

const problemsWith = (environment: Changes) => startingWith(environment, () => problemsOf(env));

test("a sound environment is accepted, with its defaults", async () => {
  expect(await accepted(SOUND)).toMatchObject({ NODE_ENV: "production", PORT: 3000, WEB_PROCESSES: 1, DATABASE_POOL: 10, TRUSTED_PROXY_HOPS: 0, LOG_LEVEL: "info", DEMO: false });
});

test("an empty environment is told every missing variable, one sentence each", async () => {
  const problems = await problemsWith({});
  expect(problems.sort()).toEqual(Object.keys(SOUND).sort().map((name) => `${name} manque : voir .env.example.`));
});

test.each(Object.keys(SOUND))("%s missing or empty is one sentence", async (name) => {
  const others = Object.entries(SOUND).filter(([each]) => each !== name);
  for (const environment of [Object.fromEntries(others), { ...SOUND, [name]: "" }]) {
    expect(await problemsWith(environment)).toEqual([`${name} manque : voir .env.example.`]);
  }
});

test.each([
  ["APP_URL", "portail.exemple.fr"],
  ["APP_URL", "ftp://portail.exemple.fr"],
  ["APP_URL", "javascript:alert(1)"],
  ["DATABASE_URL", "mysql://127.0.0.1/portail"],
  ["DATABASE_OWNER_URL", "127.0.0.1:5432"],
  ["SMTP_URL", "http://127.0.0.1:25"],
  ["MAIL_FROM", "ne-pas-repondre@portail.exemple.fr"],
  ["MAIL_FROM", "Portail <a@b.fr>\r\nBcc: <evil@evil.example>"],
  ["AUTH_SECRET", "trop-court"],
  ["AUTH_SECRET", "a"],
  ["AUTH_SECRET", "a".repeat(64)],
  ["AUTH_SECRET", "abcabcabcabcabcabcabcabcabcabcabcabc"],
  ["ENCRYPTION_KEYS", "k1:trop-court"],
  ["ENCRYPTION_KEYS", Buffer.alloc(32, "k").toString("base64")],
  ["ENCRYPTION_KEYS", `k1:${Buffer.alloc(32, "k").toString("base64")},k1:${Buffer.alloc(32, "l").toString("base64")}`],
  ["ENCRYPTION_KEYS", `k1:${Buffer.alloc(32, "k").toString("base64")},`],
  ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "trop-court"],
  ["PORT", "abc"],
  ["PORT", "70000"],
  ["PORT", "3000.5"],
  ["DATABASE_POOL", "0"],
  ["WEB_PROCESSES", "0"],
  ["TRUSTED_PROXY_HOPS", "-1"],
  ["TRUSTED_PROXY_HOPS", "beaucoup"],
  ["LOG_LEVEL", "bavard"],
  ["NODE_ENV", "prod"],
  ["DEMO", "oui"],
])("%s=%j is one French sentence that names it and never repeats its value", async (name, value) => {
  const problems = await problemsWith({ ...SOUND, [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name} (doit|est|manque) .*\\.$`));
  if (value.length > 5) expect(problems[0]).not.toContain(value);
});

test("several faults are all told at once", async () => {
  const problems = await problemsWith({ ...SOUND, APP_URL: "nulle part", SMTP_URL: "", AUTH_SECRET: "a".repeat(40) });
  expect(problems.map((problem) => problem.split(" ")[0]).sort()).toEqual(["APP_URL", "AUTH_SECRET", "SMTP_URL"]);
});

test("a path after the site's address is dropped: links in mails are built on its origin", async () => {
  expect(await accepted({ ...SOUND, APP_URL: "https://portail.exemple.fr/accueil?x=1" })).toMatchObject({ APP_URL: "https://portail.exemple.fr" });
});

test("the first key of the ring is the current one", async () => {
  const ring = `b:${Buffer.alloc(32, "b").toString("base64")}, ${SOUND.ENCRYPTION_KEYS}`;
  expect(await accepted({ ...SOUND, ENCRYPTION_KEYS: ring })).toMatchObject({ ENCRYPTION_KEYS: [{ id: "b" }, { id: "k1" }] });
});

test("a build goes on without secrets and stops on a bad value", async () => {
  await expect(startingWith({}, buildEnv)).resolves.toBeUndefined();
  expect(await startingWith({ APP_URL: "nulle part" }, () => problemsOf(buildEnv))).toEqual([expect.stringMatching(/^APP_URL doit/)]);
});
