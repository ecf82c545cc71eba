import { Loading } from "../ui/Loading.tsx";
import { GoneBanner } from "./GoneBanner.tsx";

/** Shown while the first page is on its way. */
export function Starting() {
  return (
    <>
      <GoneBanner />
      <main className="main">
        <Loading what="Aulo is starting." />
      </main>
    </>
  );
}
