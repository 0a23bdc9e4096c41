import { spawnSync } from "node:child_process";
import { DrizzleQueryError } from "drizzle-orm";
import { newSecretToken } from "@/lib/core/crypto";
import { censor, describeError } from "@/lib/core/log";

const token = newSecretToken();
const phc = "$argon2id$v=19$m=65536,t=3,p=1$c2Vs$aGFzaA";
const secrets = ["claire@exemple.fr", token, phc, "quatre vélos bleus"];

const kept = (error: unknown) => JSON.stringify(describeError(error));

test("free text loses addresses, tokens and password hashes", () => {
  const text = `mail to <claire@exemple.fr> (x=claire@exemple.fr), link /lien?jeton=${token}, hash ${phc}.`;
  expect(censor(text)).toBe("mail to <[adresse]> (x=[adresse]), link /lien?jeton=[jeton], hash [empreinte]");
});

test("ordinary words stay", () => {
  expect(censor("connect ECONNREFUSED 127.0.0.1:5432 after 3 tries @ noon")).toBe("connect ECONNREFUSED 127.0.0.1:5432 after 3 tries @ noon");
});

test("an error of ours keeps its type, its message and where it happened", () => {
  const described = describeError(new TypeError("no template"));
  expect(described).toMatchObject({ type: "TypeError", message: "no template" });
  expect(JSON.stringify(described.frames)).toContain("log.test.ts");
});

describe("a database error", () => {
  const fromDriver = Object.assign(new Error(`duplicate key value (email)=(claire@exemple.fr) already exists`), {
    name: "PostgresError",
    code: "23505",
    constraint_name: "account_one_per_address",
    detail: "Key (email)=(claire@exemple.fr) already exists.",
    parameters: secrets,
  });
  const fromDrizzle = new DrizzleQueryError("insert into account values ($1, $2)", secrets, fromDriver);

  test("keeps its code and its constraint, through Drizzle too", () => {
    expect(describeError(fromDrizzle)).toMatchObject({ cause: { type: "PostgresError", code: "23505", constraint: "account_one_per_address" } });
  });

  test("keeps neither its message nor its parameters, wherever they are repeated", () => {
    for (const error of [fromDriver, fromDrizzle, new Error("a door met an accident", { cause: fromDrizzle })]) {
      for (const secret of secrets) expect(kept(error)).not.toContain(secret);
    }
  });

  test("a parameter written like a line of a stack is not taken for one", () => {
    const error = new DrizzleQueryError("update account set given_name = $1", ["x\n    at quatre vélos bleus"], fromDriver);
    expect(kept(error)).not.toContain("quatre vélos bleus");
  });
});

test("an error that quotes what somebody typed keeps neither address nor token", () => {
  const described = kept(new Error(`550 <claire@exemple.fr> unknown, see https://x/?jeton=${token}`));
  for (const secret of secrets) expect(described).not.toContain(secret);
});

test("what is thrown without being an error is described too", () => {
  expect(describeError("claire@exemple.fr left")).toEqual({ message: "[adresse] left" });
  expect(describeError(undefined)).toEqual({ message: "undefined" });
  expect(describeError(null)).toEqual({ message: "null" });
});

test("a log line censors secrets by name and carries the request's number", () => {
  const script = `
    const { log } = require("./lib/core/log.ts");
    const { requestStore } = require("./lib/core/request.ts");
    const fields = { jeton: "S1", password: "S2", email: "S3", phone: "S4", form: { token: "S5", cookie: "S6" }, err: new Error("to claire@exemple.fr") };
    requestStore.run({ id: "REQ-42", clientIp: "", reached: true, unavailable: false }, () => log.error(fields, "a line"));`;
  const env = { ...process.env, LOG_LEVEL: "info", TSX_TSCONFIG_PATH: "scripts/tsconfig.run.json" };
  const { stdout } = spawnSync(process.execPath, ["--import", "tsx", "-e", script], { encoding: "utf8", env });
  const line = JSON.parse(stdout) as Record<string, unknown>;
  expect(line).toMatchObject({ level: "error", msg: "a line", requestId: "REQ-42", err: { message: "to [adresse]" } });
  expect(stdout).not.toMatch(/S[1-6]|claire/);
});
