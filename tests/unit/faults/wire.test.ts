import { messageReader, statementReader } from "@/tests/faults/wire";

const text = (...parts: string[]) => Buffer.from(parts.map((part) => `${part}\0`).join(""));

function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

const version = Buffer.from([0, 3, 0, 0]);
const introduction = message("", Buffer.concat([version, text("user", "app", "application_name", "essai", "")]));
const encryptionAsked = message("", Buffer.from([4, 210, 22, 47]));
const whole = Buffer.concat([introduction, message("P", text("s1", "insert into mail")), message("B", text("", "s1")), message("E", text("")), message("Q", text("commit"))]);

function heard(pieces: readonly Buffer[]): { label: string; statements: string[] } {
  const cut = messageReader(true);
  const { label, read } = statementReader();
  const statements = pieces.flatMap(cut).flatMap((each) => read(each) ?? []);
  return { label: label(), statements };
}

test("a prepared statement is told when it is to be run, and a simple one at once", () => {
  expect(heard([whole])).toEqual({ label: "essai", statements: ["insert into mail", "commit"] });
});

test("the same is heard wherever the stream is cut", () => {
  for (let at = 1; at < whole.length; at += 1) expect(heard([whole.subarray(0, at), whole.subarray(at)])).toEqual(heard([whole]));
});

test("a client that first asks for encryption introduces itself afterwards", () => {
  expect(heard([encryptionAsked, whole])).toEqual(heard([whole]));
});
