import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Boxes } from "@/components/ui/boxes";
import { DateInput } from "@/components/ui/date-input";
import { FormPanel } from "@/components/ui/form-page";
import type { FormAction, FormState } from "@/lib/core/form";

const boxes = [{ value: "a", label: "Les Embruns", isChosen: true }, { value: "b", label: "L'Îlot" }, { value: "c", label: "Les Marais" }];

function show(answer: FormState) {
  const action: FormAction = async () => answer;
  render(
    <FormPanel action={action} heading="Dupliquer" submit="Dupliquer">
      <Boxes name="centre" legend="Centres" boxes={boxes} hint="Un ou plusieurs." />
    </FormPanel>,
  );
  return { user: userEvent.setup(), ticked: () => screen.getAllByRole("checkbox").map((box) => (box as HTMLInputElement).checked) };
}

const refusedWith = (centre: string | string[] | undefined): FormState => ({ status: "refused", reason: "name-taken", message: "Ce nom est déjà pris.", values: centre === undefined ? {} : { centre } });

test.each([
  ["several", ["b", "c"], [false, true, true]],
  ["one", "c", [false, false, true]],
  ["none", undefined, [false, false, false]],
])("%s ticked come back when the form is refused", async (_count, sent, expected) => {
  const { user, ticked } = show(refusedWith(sent));
  expect(ticked()).toEqual([true, false, false]);
  await user.click(screen.getByRole("button", { name: "Dupliquer" }));
  await screen.findByRole("alert");
  expect(ticked()).toEqual(expected);
});

test("what is wrong with the boxes is said beside them, and the summary leads to the first", async () => {
  const { user } = show({ status: "invalid", fields: { centre: "Cochez au moins un centre." }, values: {} });
  await user.click(screen.getByRole("button", { name: "Dupliquer" }));
  const summary = await screen.findByRole("alert");
  expect(within(summary).getByRole("link", { name: "Cochez au moins un centre." })).toHaveAttribute("href", `#${screen.getByRole("checkbox", { name: "Les Embruns" }).id}`);
  expect(screen.getByRole("group", { name: "Centres" })).toHaveAccessibleDescription("Erreur : Cochez au moins un centre. Un ou plusieurs.");
});

test("a date is said in French words, at once and as it changes; half a date says nothing", async () => {
  render(
    <>
      <label htmlFor="du">Du</label>
      <DateInput id="du" name="du" defaultValue="2027-07-05" />
    </>,
  );
  const input = screen.getByLabelText("Du");
  expect(input).toHaveAccessibleDescription("lundi 5 juillet 2027");
  const user = userEvent.setup();
  await user.clear(input);
  expect(input).toHaveAccessibleDescription("");
  await user.type(input, "2027-07-14");
  expect(input).toHaveAccessibleDescription("mercredi 14 juillet 2027");
});
