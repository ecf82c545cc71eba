import { Loading } from "../ui/Loading.tsx";
import { UnreachableBanner } from "./UnreachableBanner.tsx";

/** Shown while the first page loads. */
export function Starting() {
  return (
    <>
      <UnreachableBanner />
      <main className="main">
        <Loading what="Aulo is starting." />
      </main>
    </>
  );
}
