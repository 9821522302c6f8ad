/** All controls in all states, for the people who build with them. */
export function Gallery() {
  return <main className="p-6" />;
}
