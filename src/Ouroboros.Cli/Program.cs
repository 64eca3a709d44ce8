using System.Globalization;
using Ouroboros.Cli;

// The libraries are invariant by themselves. This is for the packages: how they read numbers, and the language of their messages.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

using var interruption = new Interruption();
interruption.Listen();
return Application.Run(args, Composition.Create(interruption));
