export function Loading({ what }: { what: string }) {
  return (
    <div className="loading column" role="status">
      <span />
      <span />
      <span />
      <p className="unseen">{what}</p>
    </div>
  );
}
