// Loaded into the real Electron before the product: holds what a test cannot reach by clicking, and keeps native menus
// from opening, since they would wait for a hand.
const { Notification, Tray } = require('electron');

const held = { tray: null, menu: null, tooltip: '', notifications: [] };
globalThis.pilotlightHeld = held;

const { setContextMenu, setToolTip } = Tray.prototype;
Tray.prototype.setToolTip = function (text) {
  held.tray = this;
  held.tooltip = text;
  return setToolTip.call(this, text);
};
Tray.prototype.setContextMenu = function (menu) {
  held.menu = menu;
  return setContextMenu.call(this, menu);
};
Tray.prototype.popUpContextMenu = (menu) => {
  held.menu = menu;
};

const { show } = Notification.prototype;
Notification.prototype.show = function () {
  held.notifications.push(this);
  return show.call(this);
};
