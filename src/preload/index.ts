/** Runs in the sandbox, before the page: gives it `window.pilotlight` and nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './bridge.ts';

contextBridge.exposeInMainWorld('pilotlight', createBridge(ipcRenderer));
