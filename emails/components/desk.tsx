import { Link } from "react-email";
import { authority } from "@/lib/core/authority";
import { styles } from "./theme";
import { typeset } from "./typeset";

const { desk } = authority;

export const DeskPhone = () => (
  <Link className="m-link" href={desk.phoneLink} style={styles.link}>
    {typeset(desk.phone)}
  </Link>
);

export const DeskMail = () => (
  <Link className="m-link" href={`mailto:${desk.email}`} style={styles.link}>
    {desk.email}
  </Link>
);
