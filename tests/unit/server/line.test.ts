import { createLine, type LineNews, usualLine, type Verdict } from "@/server/line/line";
import { newTicket, type Ticket } from "@/server/line/ticket";

const stays = () => undefined;
const newcomer = () => newTicket(Date.now());
const patient = { ...usualLine, places: 1, pageMs: 60_000, formMs: 60_000 };
const hasty = { ...usualLine, places: 1, pageMs: 1, formMs: 1 };

type Line = ReturnType<typeof createLine>;

async function enter(line: Line, ticket = newcomer(), isForm = false): Promise<() => void> {
  const verdict = await line.ask(ticket, isForm, stays);
  if (verdict.kind !== "in") throw new Error(`not let in: ${verdict.kind}`);
  return verdict.leave;
}

/** Asks for each in this order, then frees the place again and again, and tells who went in, in turn. */
async function turns(asks: { name: string; ticket: Ticket; isForm?: boolean }[]): Promise<string[]> {
  const line = createLine(patient);
  const leave = await enter(line);
  const went: string[] = [];
  const all = asks.map(async ({ name, ticket, isForm = false }) => {
    const out = await enter(line, ticket, isForm);
    went.push(name);
    out();
  });
  leave();
  await Promise.all(all);
  return went;
}

describe("those held go in", () => {
  test("by arrival, whoever asks again last", async () => {
    const [first, second, third] = [newcomer(), newcomer(), newcomer()];
    expect(await turns([{ name: "third", ticket: third }, { name: "first", ticket: first }, { name: "second", ticket: second }])).toEqual(["first", "second", "third"]);
  });

  test("after all forms, which go by arrival too", async () => {
    const [page, older, newer] = [newcomer(), newcomer(), newcomer()];
    expect(await turns([{ name: "page", ticket: page }, { name: "newer form", ticket: newer, isForm: true }, { name: "older form", ticket: older, isForm: true }])).toEqual(["older form", "newer form", "page"]);
  });
});

test("forms that would lock each other out wait outside, and pages wait for them", async () => {
  const line = createLine({ ...patient, places: 3, formPlaces: 1 });
  const went: string[] = [];
  const enters = async (name: string, isForm: boolean) => {
    const leave = await enter(line, newcomer(), isForm);
    went.push(name);
    return leave;
  };
  const leave = await enters("first form", true);
  await enters("page", false);
  const second = enters("second form", true);
  const page = enters("late page", false);
  leave();
  await Promise.all([second, page]);
  expect(went).toEqual(["first form", "page", "second form", "late page"]);
});

describe("when patience ends", () => {
  test("a page is told its place and when to come back; a form is sent back", async () => {
    const line = createLine(hasty);
    await enter(line);
    expect(await line.ask(newcomer(), false, stays)).toEqual({ kind: "queued", ahead: 0, reloadS: 1, waitS: undefined });
    expect(await line.ask(newcomer(), false, stays)).toMatchObject({ kind: "queued", ahead: 1 });
    expect(await line.ask(newcomer(), true, stays)).toEqual({ kind: "sent-back" });
  });

  test("the further behind, the later one is asked to come back, fifteen seconds at most", async () => {
    const line = createLine({ ...hasty, heldPages: 0 });
    await enter(line);
    const told: Verdict[] = [];
    for (let n = 0; n < 500; n += 1) told.push(await line.ask(newcomer(), false, stays));
    const delays = told.map((verdict) => (verdict.kind === "queued" ? verdict.reloadS : 0));
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect([delays.at(0), delays.at(-1)]).toEqual([1, 15]);
  });

  test("a place kept too long is given to the next one, and given back only once", async () => {
    const line = createLine({ ...patient, stayMs: 5 });
    const leave = await enter(line);
    const next = await enter(line);
    leave();
    next();
    next();
    await enter(line);
    const waits = line.ask(newcomer(), false, stays);
    await expect(Promise.race([waits.then(({ kind }) => kind), Promise.resolve("held")])).resolves.toBe("held");
    await waits;
  });
});

describe("newcomers", () => {
  test("do not overtake: with more people in front than can enter before they return, even a free place is not theirs", async () => {
    const line = createLine({ ...patient, pageMs: 1_000, stayMs: 5 });
    let leave: () => void = stays;
    for (let n = 0; n < 25; n += 1) leave = await enter(line);
    leave();
    const waiting = Array.from({ length: 2_000 }, newcomer);
    for (const ticket of waiting) line.hear({ ticket, waits: true });
    const verdict = await line.ask(newcomer(), false, stays);
    expect(verdict).toMatchObject({ kind: "queued", ahead: 2_000, reloadS: expect.any(Number), waitS: expect.any(Number) });
    await enter(line, waiting[1_999]);
  });

  test("who confirm a form are not held back by those who wait for a page", async () => {
    const line = createLine(patient);
    for (let n = 0; n < 10; n += 1) line.hear({ ticket: newcomer(), waits: true });
    await enter(line, newcomer(), true);
  });
});

describe("memory", () => {
  test("holds a limited number of pages and forms, and one page per ticket", async () => {
    const line = createLine({ ...patient, heldPages: 1, heldForms: 1 });
    await enter(line);
    const held = newcomer();
    void line.ask(held, false, stays);
    void line.ask(newcomer(), true, stays);
    expect(await line.ask(held, false, stays)).toMatchObject({ kind: "queued", ahead: 0 });
    expect(await line.ask(newcomer(), false, stays)).toMatchObject({ kind: "queued", ahead: 1 });
    expect(await line.ask(newcomer(), true, stays)).toEqual({ kind: "sent-back" });
  });

  test("forgets a browser that leaves: its turn goes to the next one", async () => {
    const line = createLine(patient);
    const leave = await enter(line);
    let goes = stays;
    void line.ask(newcomer(), false, (forget) => (goes = () => void forget()));
    const next = enter(line);
    goes();
    leave();
    await next;
  });
});

test("processes that tell each other what they see say the same places", async () => {
  const [said, heard]: [LineNews[], LineNews[]] = [[], []];
  const here = createLine(hasty, (news) => (said.push(news), there.hear(news)));
  const there = createLine(hasty, (news) => (heard.push(news), here.hear(news)));
  const outOfHere = await enter(here);
  await enter(there);
  const [first, second, third] = [newcomer(), newcomer(), newcomer()];
  expect(await here.ask(first, false, stays)).toMatchObject({ ahead: 0 });
  expect(await there.ask(second, false, stays)).toMatchObject({ ahead: 1 });
  expect(await here.ask(third, false, stays)).toMatchObject({ ahead: 2 });
  outOfHere();
  await enter(here, first);
  expect(await there.ask(third, false, stays)).toMatchObject({ ahead: 1 });
  expect(said.at(-1)).toEqual({ ticket: first, waits: false });
  expect(heard.length).toBeGreaterThan(0);
});
