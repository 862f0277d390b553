// Loads a bundle as Lambda does when an environment starts, and tells what that took of the processor, in microseconds.
const before = process.cpuUsage();
require(process.argv[2]);
const { user, system } = process.cpuUsage(before);
process.stdout.write(String(user + system));
