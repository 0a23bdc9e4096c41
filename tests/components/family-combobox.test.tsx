import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { FamilyCombobox } from "@/components/callers/family-combobox";
import type { FoundView } from "@/lib/callers/view";

const family = (id: string, name: string): FoundView => ({ id, href: `/admin/familles/${id}` as FoundView["href"], name, children: "Nolwenn et Malo", commune: "Pornic" });
const leGoffs = [family("fam_1", "Morgane Le Goff"), family("fam_2", "Yann Le Goff")];

type Asked = { q: string; signal: AbortSignal; answer: (found: FoundView[], hasMore?: boolean) => void };

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

/** The network, by hand: each question waits until the test answers it. */
function show() {
  const asked: Asked[] = [];
  const opened: string[] = [];
  globalThis.fetch = (address, init) =>
    new Promise((resolve) => {
      const answer: Asked["answer"] = (found, hasMore = false) => resolve({ ok: true, json: () => Promise.resolve({ found, hasMore }) } as Response);
      asked.push({ q: new URL(String(address), "http://localhost").searchParams.get("q") ?? "", signal: init?.signal as AbortSignal, answer });
    });
  render(
    <form aria-label="Recherche" onSubmit={(event) => event.preventDefault()}>
      <label htmlFor="q">Famille</label>
      <FamilyCombobox id="q" open={(href) => opened.push(href)} />
    </form>,
  );
  const field = screen.getByRole("combobox", { name: "Famille" });
  const last = async (count: number) => {
    await waitFor(() => expect(asked).toHaveLength(count));
    return asked[count - 1] as Asked;
  };
  return { asked, opened, field, last, user: userEvent.setup() };
}

const options = () => screen.queryAllByRole("option").map(({ textContent }) => textContent);

test("families answer while one types, and their number is told", async () => {
  const { field, last, user } = show();
  expect(field).toHaveAttribute("aria-expanded", "false");
  await user.type(field, "le goff");
  (await last(1)).answer(leGoffs);
  expect(await screen.findAllByRole("option")).toHaveLength(2);
  expect(field).toHaveAttribute("aria-expanded", "true");
  expect(field).toHaveAttribute("aria-controls", screen.getByRole("listbox", { name: "Familles proposées" }).id);
  expect(screen.getByText("2 familles")).toHaveAttribute("aria-live", "polite");
});

test("one letter, or three figures of a telephone, ask nothing", async () => {
  const { asked, field, last, user } = show();
  await user.type(field, "l");
  await user.clear(field);
  await user.type(field, "061");
  await user.clear(field);
  await user.type(field, "le");
  await last(1);
  expect(asked.map(({ q }) => q)).toEqual(["le"]);
});

test("an older question is given up, and its answer never shows under a newer text", async () => {
  const { field, last, user } = show();
  await user.type(field, "le goff");
  const older = await last(1);
  await user.clear(field);
  await user.type(field, "moreau");
  const newer = await last(2);
  expect(older.signal.aborted).toBe(true);
  older.answer(leGoffs);
  newer.answer([family("fam_3", "Inès Moreau")]);
  expect(await screen.findByRole("option")).toHaveTextContent("Inès Moreau");
  await user.type(field, "x");
  expect(options()).toEqual([]);
});

test("arrows choose and come round, Enter opens the chosen family, Home goes back to the text", async () => {
  const { field, last, opened, user } = show();
  await user.type(field, "le goff");
  (await last(1)).answer(leGoffs);
  await screen.findAllByRole("option");
  const chosen = () => document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent ?? "";
  await user.keyboard("{ArrowDown}");
  expect(chosen()).toMatch(/^Morgane Le Goff/);
  expect(field).toHaveFocus();
  await user.keyboard("{ArrowUp}");
  expect(chosen()).toMatch(/^Yann Le Goff/);
  await user.keyboard("{ArrowDown}{ArrowDown}");
  expect(screen.getByRole("option", { selected: true })).toHaveTextContent("Yann Le Goff");
  await user.keyboard("{Home}");
  expect(field).not.toHaveAttribute("aria-activedescendant");
  await user.keyboard("{ArrowDown}{Enter}");
  expect(opened).toEqual(["/admin/familles/fam_1"]);
});

test("Escape closes the list and keeps the text; an arrow brings it back; a pointer chooses too", async () => {
  const { field, last, opened, user } = show();
  await user.type(field, "le goff");
  (await last(1)).answer(leGoffs);
  await screen.findAllByRole("option");
  await user.keyboard("{Escape}");
  expect(options()).toEqual([]);
  expect(field).toHaveValue("le goff");
  await user.keyboard("{ArrowDown}");
  expect(options()).toHaveLength(2);
  await user.click(screen.getByRole("option", { name: /^Yann Le Goff/ }));
  expect(opened).toEqual(["/admin/familles/fam_2"]);
});

test("Enter without a choice sends the form, and nobody found is told", async () => {
  const { field, last, opened, user } = show();
  const sent: string[] = [];
  screen.getByRole("form", { name: "Recherche" }).addEventListener("submit", () => sent.push((field as HTMLInputElement).value));
  await user.type(field, "zzzz");
  (await last(1)).answer([]);
  expect(await screen.findByText("Aucune famille.")).toBeInTheDocument();
  await user.keyboard("{Enter}");
  expect(sent).toEqual(["zzzz"]);
  expect(opened).toEqual([]);
});
