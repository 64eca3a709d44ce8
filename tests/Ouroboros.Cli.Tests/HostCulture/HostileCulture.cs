using System.Globalization;

namespace Ouroboros.Cli.Tests.HostCulture;

/// <summary>A culture that writes everything in its own way, on any machine: those of the world need ICU.</summary>
internal static class HostileCulture
{
    /// <summary>Whole years that its calendar is ahead, as the Thai calendar is.</summary>
    private const int YearsAhead = 543;

    /// <summary>Calls something in this culture.</summary>
    public static T Run<T>(Func<T> call)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Create();
        try
        {
            return call();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private static CultureInfo Create()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo
        {
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = "'",
            NumberGroupSizes = [2, 3],
            NumberNegativePattern = 3,
            NumberDecimalDigits = 5,
            PercentDecimalSeparator = ",",
            PercentGroupSeparator = "'",
            PercentSymbol = "pc",
            PercentPositivePattern = 2,
            CurrencyDecimalSeparator = ",",
            NegativeSign = "~",
            PositiveSign = "#",
            NaNSymbol = "none",
            PositiveInfinitySymbol = "endless",
            NegativeInfinitySymbol = "~endless",
        };
        culture.DateTimeFormat = new DateTimeFormatInfo
        {
            Calendar = new LaterYears(),
            DateSeparator = "!",
            TimeSeparator = "?",
            AMDesignator = "early",
            PMDesignator = "late",
            ShortDatePattern = "d/M/yyyy",
            LongTimePattern = "h:mm:ss tt",
        };
        return culture;
    }

    // A culture takes only calendars of its own kind, so this one says that it is Gregorian.
    private sealed class LaterYears : GregorianCalendar
    {
        public override int GetYear(DateTime time) => base.GetYear(time) + YearsAhead;

        public override DateTime ToDateTime(
            int year, int month, int day, int hour, int minute, int second, int millisecond, int era) =>
            base.ToDateTime(year - YearsAhead, month, day, hour, minute, second, millisecond, era);
    }
}
