import fc from 'fast-check';

// CI runs the same examples every time, so that a red run means a change; at home each run tries new ones.
if (process.env.CI) fc.configureGlobal({ seed: 20_261_122 });
