import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error";
import { FormPanel } from "@/components/ui/form-page";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";

const accidents = [
  {
    title: "a page older than the server asks to be reloaded",
    error: new UnrecognizedActionError("Server Action was not found"),
    message: "La page a été mise à jour. Rechargez-la, puis renvoyez.",
  },
  {
    title: "an answer that never came is told",
    error: new TypeError("Failed to fetch"),
    message: "Nous n'avons pas reçu de réponse. Vérifiez votre connexion, puis renvoyez.",
  },
];

test.each(accidents)("$title, and everything typed stays on screen", async ({ error, message }) => {
  const user = userEvent.setup();
  render(
    <FormPanel action={() => Promise.reject(error)} heading="Connexion" submit="Envoyer">
      <TextField name="email" type="email" label="Adresse mail" />
      <PasswordField name="password" label="Mot de passe" autoComplete="current-password" />
    </FormPanel>,
  );
  await user.type(screen.getByLabelText("Adresse mail"), "lea@exemple.fr");
  await user.type(screen.getByLabelText("Mot de passe"), "marée haute");
  await user.click(screen.getByRole("button", { name: "Envoyer" }));

  expect(await screen.findByRole("alert")).toHaveTextContent(message);
  expect(screen.getByLabelText("Adresse mail")).toHaveValue("lea@exemple.fr");
  expect(screen.getByLabelText("Mot de passe")).toHaveValue("marée haute");
});
