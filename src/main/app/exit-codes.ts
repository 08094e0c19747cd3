/** It started, and said in a box why it does not go on. `npm start` must not take it for an Electron that cannot run here. */
export const GAVE_UP = 69;
