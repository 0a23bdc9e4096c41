import type { ReactNode } from "react";
import { Body, Container, Head, Heading, Html, Preview, Section, Text } from "react-email";
import { authority } from "@/lib/core/authority";
import { Footer } from "./footer";
import { Paragraph } from "./paragraph";
import { darkStyles, styles } from "./theme";
import { typeset } from "./typeset";

interface MailProps {
  subject: string;
  preheader: string;
  heading: string;
  /** Absent when we do not know the name of who receives it. */
  givenName?: string;
  /** Ends the footer sentence « Vous recevez ce message car … ». */
  reason: string;
  children: ReactNode;
}

export const Mail = ({ subject, preheader, heading, givenName, reason, children }: MailProps) => (
  <Html lang="fr">
    <Head>
      <title>{subject}</title>
      <meta content="width=device-width, initial-scale=1" name="viewport" />
      <meta content="light dark" name="color-scheme" />
      <meta content="light dark" name="supported-color-schemes" />
      <meta content="telephone=no, date=no, address=no, email=no" name="format-detection" />
      <style>{darkStyles}</style>
    </Head>
    <Body className="m-page" lang="fr" style={styles.page}>
      <Preview useTitleTag={false}>{preheader}</Preview>
      <Container style={styles.column}>
        <Section className="m-band" style={styles.band}>
          <Text style={styles.authority}>
            <strong style={styles.portal}>{authority.portal}</strong>
            <br />
            {authority.name}
          </Text>
        </Section>
        <Section className="m-card" style={styles.card}>
          <Heading className="m-ink" style={styles.heading}>
            {typeset(heading)}
          </Heading>
          <Paragraph>{givenName === undefined ? "Bonjour," : <>Bonjour {givenName},</>}</Paragraph>
          {children}
          <Text className="m-ink" style={styles.signature}>
            {typeset("À votre écoute,")}
            <br />
            {authority.desk.name}
          </Text>
        </Section>
        <Footer reason={reason} />
      </Container>
    </Body>
  </Html>
);
