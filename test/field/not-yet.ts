/** Cases that doctor does not get right yet. One that comes right fails its test until it is taken off. */
export const NOT_YET: ReadonlySet<string> = new Set([]);
