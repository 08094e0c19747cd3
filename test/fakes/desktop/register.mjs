// Loaded with --import before the built main bundle: whoever asks for `electron` gets the double.
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url, { data: { double: process.env.ELECTRON_DOUBLE } });
