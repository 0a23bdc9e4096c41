export default function BareStaticPage() {
  return (
    <main>
      <h1>Rien</h1>
    </main>
  );
}
