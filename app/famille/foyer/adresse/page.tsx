import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { MenuLink } from "@/components/ui/link";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { saveAddressAction } from "@/lib/families/actions";
import { loadAddress } from "@/lib/families/loaders";

export default async function AddressPage({ searchParams }: { searchParams: SearchParams }) {
  const { commune, present } = await loadAddress(await readParam(searchParams, "commune"));
  const [only = "", ...others] = commune.postcodes;
  const hasSeveral = others.length > 0;
  return (
    <Page screen="D3">
      <BackLink href="/famille/foyer/commune" />
      <FormPanel
        action={saveAddressAction}
        title="Mon adresse"
        heading="Mon adresse"
        submit="Enregistrer mon adresse"
        permalink={`/famille/foyer/adresse?commune=${commune.insee}`}
        hidden={{ communeInsee: commune.insee, ...(!hasSeveral && { postcode: only }) }}
        intro={
          <p>
            Commune : <strong>{commune.name}</strong> {hasSeveral ? null : `(${only})`}
            <br />
            <MenuLink href="/famille/foyer/commune">Choisir une autre commune</MenuLink>
          </p>
        }
      >
        <TextField name="addressLine" label="Numéro et rue" autoComplete="address-line1" hint="Par exemple 12 bis rue des Dunes, ou un lieu-dit." defaultValue={present?.addressLine ?? undefined} />
        <TextField name="addressExtra" label="Complément d'adresse" autoComplete="address-line2" hint="Bâtiment, étage, appartement." optional defaultValue={present?.addressExtra ?? undefined} />
        {hasSeveral ? (
          <SelectField
            name="postcode"
            label="Code postal"
            autoComplete="postal-code"
            options={commune.postcodes.map((value) => ({ value, label: value }))}
            defaultValue={present?.postcode ?? undefined}
          />
        ) : null}
      </FormPanel>
    </Page>
  );
}
