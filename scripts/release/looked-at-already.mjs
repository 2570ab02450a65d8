// In the archive chucai.mjs asks for a supported Node before it loads anything; here would be too late, as drivers are loaded first.
