import { styles } from "./theme";

/** A fact of this one mail: moved whole to the next line before being cut. */
export const Value = ({ children }: { children: string }) => <strong style={styles.value}>{children}</strong>;
