/** One message of PostgreSQL's protocol (https://www.postgresql.org/docs/18/protocol-message-formats.html). */
export type Message = { type: string; body: Buffer; bytes: Buffer };

const HEADER = 4;
const REQUEST_CODES = [80_877_102, 80_877_103, 80_877_104];

/** Cuts a stream into whole messages, whatever the pieces it comes in. A client's first ones have no letter: `startsBare`. */
export function messageReader(startsBare: boolean): (chunk: Buffer) => Message[] {
  let rest: Buffer = Buffer.alloc(0);
  let isBare = startsBare;
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const messages: Message[] = [];
    for (;;) {
      const at = isBare ? 0 : 1;
      if (rest.length < at + HEADER) return messages;
      const end = at + rest.readInt32BE(at);
      if (rest.length < end) return messages;
      const [bytes, body] = [rest.subarray(0, end), rest.subarray(at + HEADER, end)];
      messages.push({ type: isBare ? "" : String.fromCharCode(bytes[0] ?? 0), body, bytes });
      // After a question about encryption the client introduces itself again.
      if (isBare && !REQUEST_CODES.includes(body.readInt32BE(0))) isBare = false;
      rest = rest.subarray(end);
    }
  };
}

const textsIn = (body: Buffer) => body.toString("utf8").split("\0");

/** Follows what a client says, and tells the text of each statement at the moment the server is asked to run it. */
export function statementReader(): { label: () => string; read: (message: Message) => string | undefined } {
  const named = new Map<string, string>();
  let [label, bound] = ["", ""];
  const read = ({ type, body }: Message): string | undefined => {
    const [first = "", second = ""] = textsIn(body);
    if (type === "" && body.length > HEADER) {
      const parameters = textsIn(body.subarray(HEADER));
      label = parameters[parameters.indexOf("application_name") + 1] ?? "";
    }
    if (type === "P") named.set(first, second);
    if (type === "B") bound = named.get(second) ?? "";
    if (type === "Q") return first;
    return type === "E" ? bound : undefined;
  };
  return { label: () => label, read };
}
