//! Where OSS credentials come from and when they die: providers, STS, the cache.
