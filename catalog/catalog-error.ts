/** The one failure of opening a catalog: its data are missing, broken or of another version. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';
}
