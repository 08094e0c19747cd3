/**
 * The configuration of a session bus that starts by itself only what the folder `services` names.
 * The system's own one would start the system's programs as well: a second notification daemon, for whoever asks before the first is up.
 */
export function sessionBusConfig(address: string, services: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><keep_umask/><listen>${address}</listen><servicedir>${services}</servicedir>
<policy context="default"><allow user="*"/><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>`;
}
