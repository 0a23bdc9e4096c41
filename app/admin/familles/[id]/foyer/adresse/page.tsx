import { FilePage } from "@/components/desk/file-page";
import { FormPanel } from "@/components/ui/form-page";
import { MenuLink } from "@/components/ui/link";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { saveAddressAction } from "@/lib/desk/actions";
import { loadFileAddress } from "@/lib/desk/loaders";
import { filePath } from "@/lib/desk/rules";

export default async function FileAddressPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const { head, commune, present } = await loadFileAddress((await params).id, await readParam(searchParams, "commune"));
  const { familyId } = head;
  const [only = "", ...others] = commune.postcodes;
  const hasSeveral = others.length > 0;
  return (
    <FilePage head={head} here="foyer" screen="U3" width="form">
      <FormPanel
        action={saveAddressAction}
        title="Adresse de la famille"
        heading="Adresse de la famille"
        headingLevel={2}
        submit="Enregistrer l'adresse"
        permalink={`${filePath(familyId, "foyer/adresse")}?commune=${commune.insee}`}
        hidden={{ familyId, communeInsee: commune.insee, ...(!hasSeveral && { postcode: only }) }}
        intro={
          <p>
            Commune : <strong>{commune.name}</strong> {hasSeveral ? null : `(${only})`} <MenuLink href={filePath(familyId, "foyer/commune")}>Choisir une autre commune</MenuLink>
          </p>
        }
      >
        <TextField name="addressLine" label="Numéro et rue" autoComplete="off" defaultValue={present?.addressLine ?? undefined} />
        <TextField name="addressExtra" label="Complément d'adresse" autoComplete="off" optional defaultValue={present?.addressExtra ?? undefined} />
        {hasSeveral ? <SelectField name="postcode" label="Code postal" options={commune.postcodes.map((value) => ({ value, label: value }))} defaultValue={present?.postcode ?? undefined} /> : null}
      </FormPanel>
    </FilePage>
  );
}
