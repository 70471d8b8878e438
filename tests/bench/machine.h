#pragma once

#include <QString>

namespace Flaghoist {

/// What the figures were taken with.
struct Machine
{
    QString processor;
    int cores = 0;
    QString system;
    QString kernel;
    QString qt;
    QString curl; ///< empty where it is not installed
    QString python; ///< likewise
    QString build; ///< type and compiler
    double load = 0; ///< how many processes wanted to run in the minute before
    QString date; ///< ISO, local time

    [[nodiscard]] static Machine here();
};

} // namespace Flaghoist
