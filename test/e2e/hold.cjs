// Loaded into the real Electron before the product: holds what a test cannot reach by clicking, keeps native menus from
// opening, since they would wait for a hand, and says yes to every box.
const { Notification, Tray, dialog } = require('electron');

const held = { tray: null, menu: null, tooltip: '', notifications: [], boxes: [] };
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

dialog.showMessageBox = async ({ buttons, detail, message }) => {
  held.boxes.push({ buttons, detail, message });
  return { response: 0, checkboxChecked: false };
};
