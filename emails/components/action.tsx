import { Button, Link, Text } from "react-email";
import { styles } from "./theme";
import { typeset } from "./typeset";

interface ActionProps {
  label: string;
  url: string;
}

const Address = ({ url }: { url: string }) => (
  <Link className="m-link" href={url} style={styles.address}>
    {url}
  </Link>
);

/** The one thing to do: a button, then its address in full for readers whose client hides or blocks buttons. */
export const Action = ({ label, url }: ActionProps) => (
  <>
    <Button className="m-button" data-action="true" href={url} style={styles.button}>
      {typeset(label)}
    </Button>
    <Text className="m-quiet" data-follows-action="true" style={styles.small}>
      <span data-skip-in-text="true">
        {typeset("Le bouton ne répond pas ? Copiez cette adresse dans votre navigateur :")}
        <br />
      </span>
      <Address url={url} />
    </Text>
  </>
);

export const SecondaryAction = ({ label, url }: ActionProps) => (
  <Text className="m-ink" style={styles.text}>
    {typeset(`${label} :`)}
    <br />
    <Address url={url} />
  </Text>
);
