import { decrypt, decryptBytes, encrypt, encryptBytes, hashToken, isSecretToken, newSecretToken, pseudonym } from "@/lib/core/crypto";

type Crypto = typeof import("@/lib/core/crypto");

const key = (letter: string) => Buffer.alloc(32, letter).toString("base64");

/** Runs `act` in a process whose ring of keys is this one. */
async function withKeys<T>(ring: string, act: (crypto: Crypto) => T): Promise<T> {
  jest.replaceProperty(process, "env", { ...process.env, ENCRYPTION_KEYS: ring });
  let loaded: Crypto | undefined;
  await jest.isolateModulesAsync(async () => {
    loaded = await import("@/lib/core/crypto");
  });
  try {
    if (!loaded) throw new Error("the module did not load");
    return act(loaded);
  } finally {
    jest.restoreAllMocks();
  }
}

describe("what is encrypted", () => {
  const secret = "claire@exemple.fr, 12 rue des Mouettes 🌊";

  test("comes back whole under its own context", () => {
    expect(decrypt(encrypt(secret, "mai_1"), "mai_1")).toBe(secret);
    expect(decrypt(encrypt("", "mai_1"), "mai_1")).toBe("");
  });

  test("cannot be read in the row", () => {
    const sealed = encrypt(secret, "mai_1");
    const body = Buffer.from(sealed.split(".")[1] ?? "", "base64url").toString("latin1");
    for (const text of [sealed, body]) expect(text).not.toMatch(/claire|exemple|mouettes/i);
  });

  test("never looks the same twice", () => {
    expect(encrypt(secret, "mai_1")).not.toBe(encrypt(secret, "mai_1"));
  });

  test("moved to another row, it no longer opens", () => {
    const sealed = encrypt(secret, "mai_1");
    expect(() => decrypt(sealed, "mai_2")).toThrow();
  });

  test("altered anywhere, it no longer opens", () => {
    const sealed = encrypt(secret, "mai_1");
    const [id = "", body = ""] = sealed.split(".");
    const bytes = Buffer.from(body, "base64url");
    for (const position of [0, 12, 28, bytes.length - 1]) {
      const altered = Buffer.from(bytes);
      altered[position] = (altered[position] ?? 0) ^ 1;
      expect(() => decrypt(`${id}.${altered.toString("base64url")}`, "mai_1")).toThrow();
    }
  });

  test.each(["", "tests", "tests.", "tests.AAAA", "unknown.AAAA", "."])("what was never sealed does not open (%j)", (text) => {
    expect(() => decrypt(text, "mai_1")).toThrow();
  });

  test("cut to a shorter tag, it no longer opens", () => {
    const [id = "", body = ""] = encrypt("", "mai_1").split(".");
    const short = Buffer.from(body, "base64url").subarray(0, 24).toString("base64url");
    expect(() => decrypt(`${id}.${short}`, "mai_1")).toThrow();
  });
});

describe("the ring of keys", () => {
  test("a new key seals, and the former one still opens what it sealed", async () => {
    const before = await withKeys(`old:${key("o")}`, (crypto) => crypto.encrypt("bonjour", "mai_1"));
    const opened = await withKeys(`new:${key("n")},old:${key("o")}`, (crypto) => [crypto.decrypt(before, "mai_1"), crypto.encrypt("bonjour", "mai_1")]);
    expect(opened[0]).toBe("bonjour");
    expect(opened[1]).toMatch(/^new\./);
  });

  test("a key taken out of the ring opens nothing any more", async () => {
    const before = await withKeys(`old:${key("o")}`, (crypto) => crypto.encrypt("bonjour", "mai_1"));
    await expect(withKeys(`new:${key("n")}`, (crypto) => crypto.decrypt(before, "mai_1"))).rejects.toThrow("no key of the ring");
  });

  test("another key under the same name opens nothing", async () => {
    const before = await withKeys(`k:${key("o")}`, (crypto) => crypto.encrypt("bonjour", "mai_1"));
    await expect(withKeys(`k:${key("n")}`, (crypto) => crypto.decrypt(before, "mai_1"))).rejects.toThrow();
  });
});

test("a token is 256 random bits in a form that travels in addresses and cookies", () => {
  const tokens = Array.from({ length: 200 }, newSecretToken);
  expect(new Set(tokens).size).toBe(200);
  for (const token of tokens) {
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
  }
});

test.each([undefined, null, 43, "", "a".repeat(42), "a".repeat(44), `${"a".repeat(42)}=`, `${"a".repeat(42)}\n`, `${"a".repeat(43)}\n`, [newSecretToken()]])(
  "what has not the shape of a token is none (%p)",
  (value) => {
    expect(isSecretToken(value)).toBe(false);
  },
);

test("a token rests as its SHA-256", () => {
  expect(hashToken("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("a pseudonym depends on the value, on what it is for, and on the application's secret", async () => {
  const one = pseudonym("recipient", "claire@exemple.fr");
  expect(pseudonym("recipient", "claire@exemple.fr")).toBe(one);
  expect(pseudonym("recipient", "clara@exemple.fr")).not.toBe(one);
  expect(pseudonym("muted", "claire@exemple.fr")).not.toBe(one);
  jest.replaceProperty(process, "env", { ...process.env, AUTH_SECRET: "another-secret-0123456789-abcdefghijklmnopqrs" });
  await jest.isolateModulesAsync(async () => {
    const elsewhere = await import("@/lib/core/crypto");
    expect(elsewhere.pseudonym("recipient", "claire@exemple.fr")).not.toBe(one);
  });
  jest.restoreAllMocks();
});

describe("a file that is encrypted", () => {
  const page = Buffer.from([0, 255, 128, 37, 80, 68, 70]);

  test("comes back whole under its own context, and never under another", () => {
    const sealed = encryptBytes(page, "key-1");
    expect(decryptBytes(sealed, "key-1")).toEqual(page);
    expect(() => decryptBytes(sealed, "key-2")).toThrow();
    expect(sealed.includes(page)).toBe(false);
  });

  test("altered or cut anywhere, it no longer opens", () => {
    const sealed = encryptBytes(page, "key-1");
    for (let position = 0; position < sealed.length; position += 1) {
      const altered = Buffer.from(sealed);
      altered[position] = (altered[position] ?? 0) ^ 1;
      expect(() => decryptBytes(altered, "key-1")).toThrow();
      expect(() => decryptBytes(sealed.subarray(0, position), "key-1")).toThrow();
    }
  });
});
